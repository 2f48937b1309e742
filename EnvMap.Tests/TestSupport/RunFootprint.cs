using System.Diagnostics;
using System.Globalization;

namespace EnvMap.Tests.TestSupport;

/// <summary>The processes of a run of an AppHost and the ports that they listen on, read from /proc.</summary>
internal sealed class RunFootprint
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    private readonly RunProcess[] _processes;
    private readonly (int Port, string Inode)[] _sockets;
    private readonly Func<IEnumerable<RunProcess>> _find;

    private RunFootprint(Func<IEnumerable<RunProcess>> find)
    {
        _find = find;
        _processes = [.. find()];
        _sockets = [.. ListeningSockets().IntersectBy(_processes.SelectMany(p => p.Sockets()), s => s.Inode)];
    }

    public IReadOnlyList<RunProcess> Processes => _processes;

    public IReadOnlyList<int> Ports => [.. _sockets.Select(socket => socket.Port).Distinct().Order()];

    /// <summary>Takes what descends from a process, carries the variable that it was given, or works in its folder.</summary>
    public static RunFootprint Take(int root, string variable, string folder) => new(() => Find(root, variable, folder));

    /// <summary>Waits until nothing is left of it, and returns how long that took.</summary>
    public async Task<TimeSpan> WaitUntilGoneAsync()
    {
        var watch = Stopwatch.StartNew();
        while (Left() is { Length: > 0 } left)
        {
            Assert.True(watch.Elapsed < s_limit, $"After {s_limit.TotalSeconds} s there are left: {left}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        return watch.Elapsed;
    }

    private string Left() => string.Join("; ",
        _processes.Where(p => p.IsAlive).Concat(_find()).Distinct().Select(p => p.ToString())
            // A port that is free soon is another test's.
            .Concat(ListeningSockets().Intersect(_sockets).Select(socket => $"port {socket.Port}")));

    private static IEnumerable<RunProcess> Find(int root, string variable, string folder)
    {
        var all = RunProcess.All().ToList();
        var found = all.Where(p => p.Id == root || p.Has(variable) || p.Mentions(folder)).ToHashSet();
        for (var grows = true; grows;)
        {
            var ids = found.Select(p => p.Id).ToHashSet();
            grows = all.Count(p => ids.Contains(p.ParentId) && found.Add(p)) > 0;
        }
        return found;
    }

    // 0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 123456 …: the local address, the state (0A listens), the inode.
    private static IEnumerable<(int Port, string Inode)> ListeningSockets() =>
        from file in (string[])["/proc/net/tcp", "/proc/net/tcp6"]
        where File.Exists(file)
        from line in File.ReadLines(file).Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields[3] == "0A"
        select (int.Parse(fields[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), fields[9]);
}

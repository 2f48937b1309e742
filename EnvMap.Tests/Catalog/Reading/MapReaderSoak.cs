using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

/// <summary>
/// Damages maps at random for minutes. What breaks a promise of the reader, and the first text that brings a problem of a new kind, goes,
/// as small as it can be made, into the corpus that <see cref="CorpusTests"/> replays. Run by eng/soak.sh, never by an ordinary test run.
/// </summary>
public sealed class MapReaderSoak(ITestOutputHelper output)
{
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(5);

    private readonly List<string> _pool = [SeedMap.Text];
    private readonly HashSet<string> _kinds = [];
    private readonly HashSet<string> _combinations = [];
    private readonly List<string> _found = [];

    [Fact(Explicit = true)]
    public void NoTextBreaksAPromise()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("ENVMAP_SOAK_MINUTES") ?? "10", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("ENVMAP_SOAK_SEED") ?? $"{Environment.TickCount & int.MaxValue}", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        foreach (var file in CorpusTests.Files)
        {
            _pool.Add(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(CorpusTests.Folder, file.Data))));
            Notice(_pool[^1]);
        }
        var known = _kinds.Count;
        var clock = Stopwatch.StartNew();
        var count = 0L;
        for (; clock.Elapsed < TimeSpan.FromMinutes(minutes); count++)
        {
            Try(MapEdit.Apply(_pool[random.Next(_pool.Count)], Edits(random)));
        }
        LeaveOutWhatOthersShow();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} texts in {clock.Elapsed.TotalMinutes:0.0} minutes with seed {seed}: {_kinds.Count} kinds of problems ({_kinds.Count - known} new), {_combinations.Count} combinations of them, {_found.Count} broken promises"));
        Assert.Empty(_found);
    }

    private static MapEdit[] Edits(Random random) => [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => new MapEdit(
        random.Next(MapEdit.Kinds), random.NextDouble(), random.Next(10) is 0 ? random.Next(3000) : random.Next(1, 20), random.Next(10_000)))];

    private void Try(string text)
    {
        var watch = Stopwatch.StartNew();
        if (Fault(text) is { } fault)
        {
            var small = Smallest(text, candidate => Fault(candidate) == fault);
            _found.Add($"{Save("broken", small)}: {fault}");
            return;
        }
        if (watch.Elapsed > s_slow)
        {
            _found.Add($"{Save("slow", text)}: {watch.Elapsed.TotalSeconds:0} s");
        }
        Notice(text);
    }

    private void Notice(string text)
    {
        var kinds = ReaderPromises.KindsOf(ReaderPromises.Check(text)).Order(StringComparer.Ordinal).ToList();
        if (_combinations.Add(string.Join('\n', kinds)) && text.Length < 20_000 && _pool.Count < 5000)
        {
            _pool.Add(text);
        }
        foreach (var kind in kinds.Where(_kinds.Add))
        {
            Save("kind", Smallest(text, candidate => Fault(candidate) is null && ReaderPromises.KindsOf(ReaderPromises.Check(candidate)).Contains(kind)));
        }
    }

    // The smallest first: a text of which every kind stands in a smaller one adds nothing. What broke a promise once stays.
    private static void LeaveOutWhatOthersShow()
    {
        var shown = new HashSet<string>();
        foreach (var file in Directory.GetFiles(CorpusTests.Folder, "kind-*.md").OrderBy(path => new FileInfo(path).Length).ThenBy(path => path, StringComparer.Ordinal))
        {
            var kinds = ReaderPromises.KindsOf(ReaderPromises.Check(Encoding.UTF8.GetString(File.ReadAllBytes(file)))).ToList();
            if (!kinds.Exists(kind => !shown.Contains(kind)))
            {
                File.Delete(file);
            }
            shown.UnionWith(kinds);
        }
    }

    private static string? Fault(string text)
    {
        try
        {
            ReaderPromises.Check(text);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Where it comes from tells faults apart; its words quote the text.
            return $"{exception.GetType().Name} {exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("EnvMap.", StringComparison.Ordinal))?.Trim()}";
        }
    }

    // Leaves out ever smaller pieces, first of lines and then of characters, as long as the text stays interesting.
    private static string Smallest(string text, Func<string, bool> isInteresting)
    {
        var lines = Shrinker.Shrink([.. text.Split('\n')], parts => isInteresting(string.Join('\n', parts)));
        var characters = Shrinker.Shrink([.. string.Join('\n', lines)], parts => isInteresting(MapEdit.Apply(string.Concat(parts), [])));
        return MapEdit.Apply(string.Concat(characters), []);
    }

    private static string Save(string prefix, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var name = $"{prefix}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}.md";
        File.WriteAllBytes(Path.Combine(CorpusTests.Folder, name), bytes);
        return name;
    }
}

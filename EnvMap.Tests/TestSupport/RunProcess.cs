namespace EnvMap.Tests.TestSupport;

/// <summary>A process by its number and the time of its start, which together are never used twice.</summary>
internal sealed record RunProcess(int Id, int ParentId, string StartTime)
{
    public string CommandLine => Read(Id, "cmdline").Replace('\0', ' ').Trim();

    public bool IsAlive => Of(Id) is { } now && now.StartTime == StartTime;

    public static IEnumerable<RunProcess> All() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Of(id) : null)
        .OfType<RunProcess>();

    /// <summary>False for a process that ended, also while nobody has collected its exit code.</summary>
    public static bool Exists(string id) => Of(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)) is not null;

    public bool Has(string variable) => Read(Id, "environ").Split('\0').Contains(variable);

    public bool Mentions(string folder) => CommandLine.Contains(folder, StringComparison.Ordinal)
        || Link($"/proc/{Id}/cwd").StartsWith(folder, StringComparison.Ordinal);

    /// <summary>The inodes of its sockets.</summary>
    public IEnumerable<string> Sockets()
    {
        const string Prefix = "socket:[";
        string[] files;
        try
        {
            files = Directory.GetFiles($"/proc/{Id}/fd");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
        return files.Select(file => Path.GetFileName(Link(file))).Where(link => link.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(link => link[Prefix.Length..^1]);
    }

    public override string ToString() => $"{Id} ({CommandLine})";

    // 4711 (sleep) S 1 …: the state, the parent, and as the 22nd field the time of the start; a zombie has ended.
    private static RunProcess? Of(int id) =>
        Read(id, "stat").Split(") ") is [_, .., var rest] && rest.Split(' ') is var fields && fields[0] is not ("Z" or "X")
            ? new(id, int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture), fields[19])
            : null;

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or is another user's.
            return "";
        }
    }

    private static string Link(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

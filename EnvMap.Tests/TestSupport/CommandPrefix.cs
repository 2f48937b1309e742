namespace EnvMap.Tests.TestSupport;

/// <summary>Words before a command that have it run under the circumstances of a test.</summary>
internal static class CommandPrefix
{
    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>The rights of files and folders count, as they do for whoever is not root.</summary>
    public static IReadOnlyList<string> RightsCount { get; } = IsRoot ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"] : [];

    /// <summary>Files can be created, and nothing be written into them.</summary>
    public static IReadOnlyList<string> FullDisk { get; } = ["sh", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh"];

    /// <summary>On the same machine as the same user, with processes of its own, as in a container.</summary>
    public static IReadOnlyList<string> Container { get; } =
        ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", .. IsRoot ? Array.Empty<string>() : ["--user", "--map-current-user"]];
}

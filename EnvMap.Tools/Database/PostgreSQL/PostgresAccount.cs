using EnvMap.Tools.Processes;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>The user that PostgreSQL runs as: it refuses root, for which <c>nobody</c> stands in.</summary>
internal static class PostgresAccount
{
    private const string Nobody = "65534";

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>What stands before a command that is to run as this user.</summary>
    public static IReadOnlyList<string> Prefix => IsRoot ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"] : [];

    /// <summary>As <see cref="Prefix"/>; on Linux the command also ends, by SIGINT, with the process that started it.</summary>
    public static IReadOnlyList<string> ServerPrefix => !OperatingSystem.IsLinux() ? Prefix
        : IsRoot ? [.. Prefix, "--pdeathsig", "INT"]
        : ["setpriv", "--pdeathsig", "INT"];

    /// <summary>Throws where this user cannot come to a folder.</summary>
    public static void CheckReach(string folder)
    {
        if (!OperatingSystem.IsWindows() && IsRoot && StateFolder.FindClosedAncestor(folder) is { } closed)
        {
            throw new DistributedApplicationException(
                $"PostgreSQL does not run as root, and other users may not enter '{closed}'. Set EnvMap:DataDirectory to a folder that every user can enter, or run as another user.");
        }
    }

    /// <summary>Makes files this user's.</summary>
    public static async Task OwnAsync(CancellationToken cancellationToken, params string[] paths)
    {
        if (!IsRoot)
        {
            return;
        }
        var (exitCode, output) = await HelperCommand.RunAsync(["chown", $"{Nobody}:{Nobody}", .. paths], "/", cancellationToken: cancellationToken);
        if (exitCode is not 0)
        {
            throw new DistributedApplicationException($"PostgreSQL does not run as root, and its folder cannot be given to another user: {output}");
        }
    }
}

using EnvMap.Hosting.Dcp;

namespace EnvMap.Tests.TestSupport;

/// <summary>Finds what is left of the processes of a test.</summary>
internal sealed class Leftovers
{
    /// <summary>A shell command of this test only, that lasts.</summary>
    public string Command { get; } = $"sleep 98{Random.Shared.Next(100_000, 999_999)}";

    /// <summary>How many processes run it, or a shell that was given it.</summary>
    public int Running => RunProcess.All().Count(p => p.CommandLine.Contains(Command, StringComparison.Ordinal));

    public async Task AssertNoneAsync(DcpHost dcp)
    {
        Assert.Equal(0, Running);
        Assert.False(Directory.Exists(dcp.SessionDirectory));

        // The monitor of a process ends within a moment after it.
        await Eventually.Async(() => OfSession(dcp).Length == 0, "the end of " + string.Join<RunProcess>(", ", OfSession(dcp)));
    }

    private static RunProcess[] OfSession(DcpHost dcp)
        => dcp.SessionDirectory is { } session ? [.. RunProcess.All().Where(p => p.Has($"DCP_SESSION_FOLDER={session}"))] : [];
}

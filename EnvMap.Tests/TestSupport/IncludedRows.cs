using System.Collections.Concurrent;
using EnvMap.Deploy.Losses;

namespace EnvMap.Tests.TestSupport;

/// <summary>Publishes with rows that no committed profile has, each made once for all tests.</summary>
internal static class IncludedRows
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> s_published = [];

    private static readonly Dictionary<string, string> s_given = new()
    {
        ["dnsmasq-address"] = "192.168.1.20",
        ["docker-hub-namespace"] = "example",
        ["gitlab-runner-token"] = "planted-runner-token",
    };

    /// <summary>The folder of a publish of a profile, such as <c>staging-0</c>, with rows included.</summary>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="rows">The rows, with commas between them.</param>
    public static Task<string> PublishAsync(string profile, string rows) =>
        s_published.GetOrAdd($"{profile} {rows}", _ => new Lazy<Task<string>>(() => RunAsync(profile, rows))).Value;

    /// <summary>Writes such a publish for Compose, with a value for each input.</summary>
    public static async Task<WrittenCompose> ComposeAsync(string profile, string rows)
    {
        var written = new WrittenCompose();
        var result = await written.WriteAsync(await PublishAsync(profile, rows), s_given.GetValueOrDefault);
        Assert.True(result.IsWritten, string.Join('\n', result.Problems));
        Assert.Empty(result.Open);
        // A profile of AWS has its edge there.
        Assert.DoesNotContain(result.Losses.Entries, entry => entry.Outcome is LossOutcome.Lost && !(profile is "staging-2" && entry.Reason.Contains("no edge that takes requests", StringComparison.Ordinal)));
        return written;
    }

    private static async Task<string> RunAsync(string profile, string rows)
    {
        var folder = RepositoryRoot.Combine("artifacts", "tmp", $"included-{Guid.NewGuid():N}");
        var (environment, phase) = (profile.Split('-')[0], profile.Split('-')[1]);
        await ChildProcess.RunAsync("dotnet",
            [
                BuiltProject.FileOf("EnvMap.AppHost"), "--operation", "publish", "--step", "publish-manifest", "--output-path", folder,
                "--environment", environment, $"--EnvMap:Phase={phase}", $"--EnvMap:Include={rows}",
            ], RepositoryRoot.Path, TimeSpan.FromMinutes(2));
        return folder;
    }
}

using EnvMap.Catalog;
using EnvMap.Deploy.Processes;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.TestSupport;

/// <summary>Where a test that has seen a row at work, or had it accepted by a tool, says so at its end.</summary>
internal static class EvidenceResults
{
    private static readonly EnvironmentMap s_map = SeedMap.Read();
    private static readonly Lazy<Task<string>> s_commit = new(FindCommitAsync);

    public static string Folder { get; } = RepositoryRoot.Combine("artifacts", "evidence");

    /// <summary>The commit that the tests run at, with a hash of what differs from it.</summary>
    public static Task<string> CommitAsync() => s_commit.Value;

    /// <param name="row">The row.</param>
    /// <param name="profile">The profile that was looked at, such as <c>staging-0</c>.</param>
    /// <param name="grade">How far it was shown.</param>
    /// <param name="by">What has shown it, in a few words: <c>nginx -t</c>.</param>
    public static async Task RecordAsync(string row, string profile, EvidenceGrade grade, string by) =>
        EvidenceResultFiles.Write(Folder, new EvidenceResult
        {
            Row = s_map.Find(row)?.Name ?? throw new ArgumentException($"'{row}' is no row of the map. Write a row's name.", nameof(row)),
            Profile = profile,
            Grade = grade,
            By = by,
            Commit = await s_commit.Value,
            At = DateTimeOffset.UtcNow,
        });

    // Where git tells none, these results are of this run alone.
    private static async Task<string> FindCommitAsync() =>
        await new GitWorkTree(new ProcessRunner(), RepositoryRoot.Path).ReadIdAsync() ?? $"{Guid.NewGuid():N}";
}

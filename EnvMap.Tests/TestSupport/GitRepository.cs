namespace EnvMap.Tests.TestSupport;

internal static class GitRepository
{
    /// <summary>Makes a folder a repository with one commit of all that is in it.</summary>
    public static async Task CommitAsync(string folder)
    {
        await ChildProcess.RunAsync("git", ["init", "--quiet", "."], folder);
        await ChildProcess.RunAsync("git", ["add", "--all"], folder);
        await ChildProcess.RunAsync("git", ["-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "All"], folder);
    }
}

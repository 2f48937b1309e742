using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Acquisition;

public sealed class PinnedPackagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgresRunsForAUserWhoIsNotRoot()
    {
        using var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        var tool = await new ToolCache(folder["cache"]).GetAsync(PostgresBinaries.Package, cancellationToken: Cancellation);
        string[] asNobody = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : ["env"];
        Command initialise = new(asNobody[0], [.. asNobody[1..], tool.GetCommandPath("initdb"), "--version"]);

        var result = await CommandRunner.FromEnvironment().RunAsync(initialise, Cancellation);

        Assert.Equal("initdb (PostgreSQL) 18.4", result.Output.Trim());
    }

    // Uses the machine's own cache: the runs of the whole system need the same 300 MB.
    [Fact]
    public async Task AspireBundleHoldsDcpAndTheDashboardOnly()
    {
        var tool = await new ToolCache().GetAsync(AspireBundle.Package, cancellationToken: Cancellation);

        var result = await CommandRunner.FromEnvironment().RunAsync(new Command(tool.GetCommandPath("dcp"), ["version"]), Cancellation);

        Assert.True(result.Succeeded, result.Describe());
        Assert.True(File.Exists(tool.GetCommandPath("aspire-managed")));
        Assert.False(Directory.Exists(Path.Combine(tool.Directory, "bin")));
    }
}

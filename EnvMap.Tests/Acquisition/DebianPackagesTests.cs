using System.Diagnostics;
using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Acquisition;

public sealed class DebianPackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FetchesWithListsOfItsOwnWhereTheMachineHasNone()
    {
        Assert.SkipUnless(DebianPlatform.Current is not null, "Needs Debian or Ubuntu.");
        var commands = new FakeCommands(_folder["bin"]);
        Directory.CreateDirectory(_folder["no-lists"]);
        var configuration = _folder.Write("apt.conf", $"Dir::State::Lists \"{_folder["no-lists"]}\";\n");
        commands.Add("apt-get", $"APT_CONFIG='{configuration}' exec /usr/bin/apt-get \"$@\"");
        var cache = new ToolCache(_folder["cache"], new CommandRunner(commands.SearchPath), TimeProvider.System);

        var tool = await cache.GetAsync(new DebianPackages("redis", "Redis", "redis-tools"), cancellationToken: Cancellation);

        Assert.StartsWith("redis-check-rdb ", await RunAsync(tool, "redis-check-rdb", "--version"));
        Assert.Empty(Directory.EnumerateFiles(_folder["no-lists"]));
    }

    [Fact]
    public async Task UnknownPackageIsNamedWithTheCure()
    {
        Assert.SkipUnless(DebianPlatform.Current is not null, "Needs Debian or Ubuntu.");
        var commands = new FakeCommands(_folder["bin"]);
        commands.Add("apt-get", "echo 'E: Unable to locate package nothing-of-this-name' >&2; exit 100");
        var cache = new ToolCache(_folder["cache"], new CommandRunner(commands.SearchPath), TimeProvider.System);
        var package = new DebianPackages("nothing", "Nothing", "nothing-of-this-name");

        var exception = await Assert.ThrowsAsync<AcquisitionException>(() => cache.GetAsync(package, cancellationToken: Cancellation));

        Assert.Contains("Unable to locate package nothing-of-this-name", exception.Message);
        Assert.Contains("Or start a container engine", exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache", "tools"]));
    }

    [Fact]
    public async Task OtherSystemsAreToldToStartAContainerEngine()
    {
        var package = new DebianPackages("nginx", "nginx", platform: null, "nginx");

        var exception = await Assert.ThrowsAsync<AcquisitionException>(
            () => new ToolCache(_folder["cache"]).GetAsync(package, cancellationToken: Cancellation));

        Assert.Contains("Start a container engine", exception.Message);
    }

    [Theory]
    [InlineData("ID=debian\nVERSION_CODENAME=bookworm", "bookworm")]
    [InlineData("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_CODENAME=wilma", "wilma")]
    [InlineData("ID=fedora\nVERSION_ID=41", null)]
    public void PlatformIsReadFromOsRelease(string content, string? release) =>
        Assert.Equal(release, DebianPlatform.Parse(content.Split('\n'), System.Runtime.InteropServices.Architecture.X64)?.Release);

    [Fact]
    public void SizesAreReadFromTheListedArchives()
    {
        const string Output =
            """
            Reading package lists...
            'http://mirror/pool/redis-tools_7.0.15-1%7edeb12u10_amd64.deb' redis-tools_5%3a7.0.15-1~deb12u10_amd64.deb 991988 SHA256:f791
            'http://mirror/pool/libjemalloc2_5.3.0-1_amd64.deb' libjemalloc2_5.3.0-1_amd64.deb 275000 MD5Sum:0f56
            """;

        Assert.Equal([new AptArchive("redis-tools", 991988), new AptArchive("libjemalloc2", 275000)], AptArchive.Parse(Output));
    }

    private static async Task<string> RunAsync(AcquiredTool tool, string name, string argument)
    {
        var start = new ProcessStartInfo(tool.GetCommandPath(name), [argument]) { RedirectStandardOutput = true };
        start.Environment["LD_LIBRARY_PATH"] = string.Join(':', tool.LibraryPath);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}

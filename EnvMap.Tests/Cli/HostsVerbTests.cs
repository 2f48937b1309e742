using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Cli;

public sealed class HostsVerbTests
{
    private const string Machine = "127.0.0.1 localhost\n::1\tlocalhost ip6-localhost\n";

    [Fact]
    public async Task WithoutBeingToldToItWritesNothing()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("hosts", Machine);

        var run = await EnvMapCli.RunAsync("hosts", "--file", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "# BEGIN envmap local\n127.0.0.1 api.envmap.localhost\n127.0.0.1 grafana.envmap.localhost\n127.0.0.1 portainer.envmap.localhost\n127.0.0.1 prometheus.envmap.localhost\n# END envmap local\n",
            run.Output);
        Assert.Contains("--write", run.Error, StringComparison.Ordinal);
        Assert.Equal(Machine, File.ReadAllText(file));
    }

    [Theory]
    [InlineData(Machine)]
    [InlineData("")]
    [InlineData("127.0.0.1 localhost\r\n# last line without an end")]
    public async Task WhatIsWrittenAndRemovedLeavesTheFileAsItWas(string before)
    {
        using var folder = new TemporaryFolder();
        // Bytes that are no UTF-8 must survive.
        byte[] bytes = [.. "# caf\u00e9 "u8, 0xE9, (byte)'\n', .. System.Text.Encoding.UTF8.GetBytes(before)];
        var file = folder["hosts"];
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var staging = await EnvMapCli.RunAsync("hosts", WrittenCompose.Profile("staging-0"), "--address", "192.168.1.20", "--write", "--file", file);
        var local = await EnvMapCli.RunAsync("hosts", "--write", "--file", file);
        var both = File.ReadAllText(file);
        var again = await EnvMapCli.RunAsync("hosts", "--write", "--file", file);
        await EnvMapCli.RunAsync("hosts", "--environment", "staging", "--remove", "--file", file);
        var localOnly = File.ReadAllText(file);
        await EnvMapCli.RunAsync("hosts", "--remove", "--file", file);

        Assert.Equal((0, 0, 0), (staging.ExitCode, local.ExitCode, again.ExitCode));
        Assert.Contains("is as it should be", again.Output, StringComparison.Ordinal);
        Assert.Contains("192.168.1.20 api.staging.envmap.internal", both, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1 api.envmap.localhost", both, StringComparison.Ordinal);
        Assert.DoesNotContain("staging", localOnly, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1 api.envmap.localhost", localOnly, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
        Assert.Equal(["hosts"], Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName));
        await EvidenceResults.RecordAsync("/etc/hosts", "local-1", EvidenceGrade.Observed, "envmap hosts --write");
        await EvidenceResults.RecordAsync("/etc/hosts", "staging-0", EvidenceGrade.Observed, "envmap hosts --write");
    }

    /// <summary>As Notepad writes it: decoded as what the mark says, the characters would be others afterwards.</summary>
    [Fact]
    public async Task AByteOrderMarkStaysAndSoDoesWhatFollowsIt()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "# 日本\r\n127.0.0.1 localhost\r\n"u8];
        var file = folder["hosts"];
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await EnvMapCli.RunAsync("hosts", "--write", "--file", file);
        var written = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await EnvMapCli.RunAsync("hosts", "--remove", "--file", file);

        Assert.Equal(bytes, written[..bytes.Length]);
        Assert.Contains("127.0.0.1 api.envmap.localhost\r\n", System.Text.Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    /// <summary>The folder may be somebody else's, and the file says where this machine finds its bank.</summary>
    [Theory]
    [InlineData("api\\n6.6.6.6 bank.example #")]
    [InlineData("bank.example #")]
    [InlineData("büro")]
    public async Task WhatIsNoHostNameIsNotWritten(string host)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("hosts", Machine);
        var published = CopyOf("staging-0", folder["staging-0"]);
        var profile = Path.Combine(published, "profile.json");
        File.WriteAllText(profile, File.ReadAllText(profile).Replace("\"host\": \"api\"", $"\"host\": \"{host}\"", StringComparison.Ordinal));

        var hosts = await EnvMapCli.RunAsync("hosts", published, "--write", "--file", file);
        var router = await EnvMapCli.RunAsync("hosts", published, "--format", "router", "--address", "10.0.0.1");

        Assert.Equal((2, "", 2, ""), (hosts.ExitCode, hosts.Output, router.ExitCode, router.Output));
        Assert.Contains($"{profile}: error: ", hosts.Error, StringComparison.Ordinal);
        Assert.Contains("is no host name", hosts.Error, StringComparison.Ordinal);
        Assert.Equal(Machine, File.ReadAllText(file));
    }

    private static string CopyOf(string profile, string target)
    {
        var source = WrittenCompose.Profile(profile);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/compose/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return target;
    }

    [Fact]
    public async Task TheBlockFollowsTheNamesWhereItStands()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("hosts", "127.0.0.1 localhost\n# BEGIN envmap local\n127.0.0.1 gone.envmap.localhost\n# END envmap local\n10.0.0.1 printer\n");
        var target = folder["link"];
        File.CreateSymbolicLink(target, file);

        await EnvMapCli.RunAsync("hosts", "--write", "--file", target);

        var lines = File.ReadAllLines(file);
        Assert.Equal(["127.0.0.1 localhost", "# BEGIN envmap local", "127.0.0.1 api.envmap.localhost"], lines[..3]);
        Assert.Equal(["# END envmap local", "10.0.0.1 printer"], lines[^2..]);
        Assert.DoesNotContain("127.0.0.1 gone.envmap.localhost", lines);
        Assert.Equal(file, new FileInfo(target).LinkTarget);
    }

    [Theory]
    [InlineData("# BEGIN envmap local\n127.0.0.1 a\n", 1)]
    [InlineData("127.0.0.1 localhost\n# END envmap local\n# BEGIN envmap local\n", 2)]
    [InlineData("# BEGIN envmap local\n# BEGIN envmap local\n# END envmap local\n", 1)]
    public async Task ABlockThatSomebodyBrokeIsLeftAlone(string text, int line)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("hosts", text);

        var run = await EnvMapCli.RunAsync("hosts", "--write", "--file", file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"{file}({line},1): error: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public async Task ALineThatWouldWinIsTold()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("hosts", "127.0.0.1 localhost\n10.0.0.9 other api.envmap.localhost # old\n");

        var run = await EnvMapCli.RunAsync("hosts", "--write", "--file", file);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"{file}(2,1): warning: 'api.envmap.localhost' stands there for 10.0.0.9 already", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARouterGetsRecords()
    {
        var run = await EnvMapCli.RunAsync("hosts", "--format", "router", "--environment", "staging", "--domain", "lab.example.org", "--address", "192.168.1.10");
        var six = await EnvMapCli.RunAsync("hosts", "--format", "router", "--environment", "staging", "--address", "fd00::1");

        Assert.Equal((0, "api.lab.example.org. IN A 192.168.1.10\n"), (run.ExitCode, run.Output));
        Assert.Equal("api.staging.envmap.internal. IN AAAA fd00::1\n", six.Output);
        var local = await EnvMapCli.RunAsync("hosts", "--format", "router", "--domain", "envmap.internal", "--address", "192.168.1.10");
        Assert.Contains("grafana.envmap.internal. IN A 192.168.1.10\n", local.Output, StringComparison.Ordinal);
        await EvidenceResults.RecordAsync("Router DNS", "staging-0", EvidenceGrade.Observed, "envmap hosts --format router");
        await EvidenceResults.RecordAsync("Router DNS", "local-1", EvidenceGrade.Observed, "envmap hosts --format router");
    }

    [Theory]
    [InlineData("The map has '/etc/hosts' as ❌ in Prod.", "--environment", "production")]
    [InlineData("The map has 'Router DNS' as ❌ in Prod.", "--environment", "production", "--format", "router", "--address", "10.0.0.1")]
    [InlineData("--address 192.168.1.10", "--format", "router")]
    [InlineData("exclude each other", "--write", "--remove")]
    [InlineData("Did you mean 'Staging'?", "--environment", "stagin")]
    [InlineData("'here' is no IP address.", "--address", "here")]
    [InlineData("has no edge of its own", "aspire-manifest/staging-2")]
    [InlineData("not of local", "aspire-manifest/staging-0", "--environment", "local")]
    [InlineData("A block goes by its environment", "aspire-manifest/staging-0", "--remove")]
    [InlineData("A block goes by its environment", "--environment", "staging", "--remove", "--domain", "lab.example.org")]
    [InlineData("A block goes by its environment", "--environment", "staging", "--remove", "--address", "10.0.0.1")]
    [InlineData("There is no such folder.", "aspire-manifest/none")]
    [InlineData("Name the hosts file with --file.", "--file", "/nowhere/hosts")]
    public async Task WhatCannotBeIsToldWithItsCure(string cure, params string[] arguments)
    {
        var run = await EnvMapCli.RunAsync(["hosts", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(cure, run.Error, StringComparison.Ordinal);
    }
}

using EnvMap.Deploy.Compose.Running;
using EnvMap.Tests.Deploy.Compose;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class ComposeVerbTests
{
    [Fact]
    public async Task APublishedProfileBecomesAFolder()
    {
        using var folder = new TemporaryFolder();
        var run = await EnvMapCli.RunAsync("compose", WrittenCompose.Profile("staging-0"), "--output", folder.FullName, "--strict");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("compose is written.", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["compose", "compose.yaml"]));
    }

    [Fact]
    public async Task AGivenSecretGoesIntoItsFileAndNotIntoTheOutput()
    {
        using var folder = new TemporaryFolder();
        var run = await EnvMapCli.RunInAsync(
            folder.FullName, new Dictionary<string, string?> { ["Parameters__postgres_password"] = "planted-55a0" },
            "compose", WrittenCompose.Profile("production-0"), "--output", ".", "--secrets-dir", "kept");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("planted-55a0", run.Output, StringComparison.Ordinal);
        Assert.Equal("planted-55a0", File.ReadAllText(folder["kept", "postgres-password"]));
    }

    [Fact]
    public async Task ALossIsToldAndStrictlyFails()
    {
        using var folder = new TemporaryFolder();
        var manifest = folder.Write("aspire-manifest.json", ForeignManifest.Text);

        var loose = await EnvMapCli.RunAsync("compose", manifest);
        var strict = await EnvMapCli.RunAsync("compose", manifest, "--strict");

        Assert.Equal((0, 1), (loose.ExitCode, strict.ExitCode));
        Assert.Contains("lost: /resources/tool: ", loose.Output, StringComparison.Ordinal);
        Assert.Contains("open: The input 'tenant' has no value.", loose.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeWrittenIsToldBeforeAnythingIsMade()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", """{ "resources": { "web": { "type": "container.v0", "image": "nginx:1" } } }""");
        Directory.CreateDirectory(folder["open"]);
        File.SetUnixFileMode(folder["open"], (UnixFileMode)0x1ED);

        var run = await EnvMapCli.RunInAsync(folder.FullName, null, "compose", ".", "--secrets-dir", "open", "--output", "a/b");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("chmod 700", run.Error, StringComparison.Ordinal);
        Assert.Equal([folder["aspire-manifest.json"], folder["open"]], Directory.GetFileSystemEntries(folder.FullName).Order(StringComparer.Ordinal));

        // Whoever has the lock has nothing to do with it.
        folder.Write("compose/.envmap/lock", LockOwner.Current(TimeProvider.System).Write());
        foreach (var verb in new[] { "compose", "deploy" })
        {
            Assert.Equal(run.Error, (await EnvMapCli.RunInAsync(folder.FullName, null, verb, ".", "--secrets-dir", "open")).Error);
        }
    }

    /// <summary>It is one that its owner may not read: one of another user is as closed, and its rights as narrow.</summary>
    [Fact]
    public async Task AFolderOfSecretsThatNobodyHereMayReadIsBadInput()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", """{ "resources": { "web": { "type": "container.v0", "image": "nginx:1" } } }""");
        folder.Write("of-another/password", "planted");
        File.SetUnixFileMode(folder["of-another"], UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var run = await EnvMapCli.RunUnderAsync(CommandPrefix.RightsCount, folder.FullName, null, "compose", ".", "--secrets-dir", "of-another");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{folder["of-another"]}: error: What is in the folder '{folder["of-another"]}' cannot be read, so nobody can tell which secrets there are. Call this as its owner", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["compose"]));
        File.SetUnixFileMode(folder["of-another"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What a container has put among the files, and only its user can remove.</summary>
    [Fact]
    public async Task WhatCannotBeRemovedAfterwardsIsNoFailure()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", """{ "resources": { "web": { "type": "container.v0", "image": "nginx:1" } } }""");
        var closed = Path.GetDirectoryName(folder.Write("compose/build/web/data/of-a-container", ""))!;
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        for (var time = 0; time < 2; time++)
        {
            var run = await EnvMapCli.RunUnderAsync(CommandPrefix.RightsCount, folder.FullName, null, "compose", ".");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.True(File.Exists(folder["compose", "compose.yaml"]));
            Assert.False(Directory.Exists(closed));
        }
        foreach (var left in Directory.GetDirectories(folder.FullName, "data", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(left, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task OnAFullDiskNothingIsLeft()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", """{ "resources": { "web": { "type": "container.v0", "image": "nginx:1" } } }""");

        // .NET keeps machine code in files in memory, which are files too.
        var environment = new Dictionary<string, string?> { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" };
        var run = await EnvMapCli.RunUnderAsync(CommandPrefix.FullDisk, folder.FullName, environment, "compose", ".");
        Assert.True(run.ExitCode is 2 && run.Error.StartsWith("envmap: error: ", StringComparison.Ordinal), $"{run}");
        Assert.Equal([folder["aspire-manifest.json"]], Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public async Task WhatIsNoManifestIsBadInput()
    {
        using var folder = new TemporaryFolder();
        var manifest = folder.Write("aspire-manifest.json", "{ \"resources\": { \"a\": 1 } }");

        var run = await EnvMapCli.RunAsync("compose", folder.FullName);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{manifest}(1,23): error: ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["compose"]));
    }
}

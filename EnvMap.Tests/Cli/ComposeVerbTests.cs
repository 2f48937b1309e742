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

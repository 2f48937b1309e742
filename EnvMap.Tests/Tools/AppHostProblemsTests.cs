using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools;

public sealed class AppHostProblemsTests
{
    [Fact]
    public async Task BadMapAndBadSettingsAreToldAllAtOnce()
    {
        using var folder = new TemporaryFolder();
        var map = folder.Write("environment-map.md", SeedMap.Text
            .Replace("| Nginx | Docker | ✅ |", "| Nginx | Docker | ✓ |", StringComparison.Ordinal)
            .Replace("| Portainer | Docker | ⚠️ Phase 1 |", "| Portainer | Docker | ⚠️ Phase 9 |", StringComparison.Ordinal));

        var (exitCode, output) = await RunAsync(
            "--environment=Development", $"--EnvMap:Map={map}", "--EnvMap:Phase=one", "--EnvMap:Flavour=procss", "--EnvMap:Edge:Port=99999", "--EnvMap:Optoins=x");

        Assert.Equal(2, exitCode);
        Assert.Contains($"{map}(17,", output);
        Assert.Contains($"{map}(62,", output);
        Assert.Contains("EnvMap:Phase: error: 'one' is no number", output);
        Assert.Contains("EnvMap:Flavour: error: 'procss' is no flavour. Write auto, container, process. Did you mean 'Process'?", output);
        Assert.Contains("EnvMap:Edge:Port: error: '99999'", output);
        Assert.Contains("EnvMap:Optoins: warning: No such setting; it has no effect. Did you mean 'Options'?", output);
        Assert.DoesNotContain("Unhandled exception", output);
    }

    [Fact]
    public async Task AnUnknownRowIsAnErrorThatSuggestsOne()
    {
        var (exitCode, output) = await RunAsync("--environment=Development", "--EnvMap:Include=Promtheus");

        Assert.Equal(2, exitCode);
        Assert.Contains("EnvMap:Include: error: 'Promtheus' is no row", output);
        Assert.Contains("Did you mean 'Prometheus'?", output);
    }

    [Theory]
    [InlineData("Staging", "--environment Staging")]
    [InlineData("Production", "--environment Production")]
    public async Task AnEnvironmentThatIsNotLocalIsNotRunButPublished(string environment, string command)
    {
        var (exitCode, output) = await RunAsync($"--environment={environment}");

        Assert.Equal(2, exitCode);
        Assert.Contains($"{environment} is not run on this machine but published: envmap publish {environment.ToLowerInvariant()}", output);
        Assert.Contains("--operation publish --step publish-manifest --output-path", output);
        Assert.Contains(command, output);
    }

    [Fact]
    public async Task AnUnknownEnvironmentIsAnError()
    {
        var (exitCode, output) = await RunAsync("--environment=Stagng");

        Assert.Equal(2, exitCode);
        Assert.Contains("'Stagng' is no environment", output);
        Assert.Contains("Did you mean 'Staging'?", output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = ChildProcess.Start("dotnet", [BuiltProject.FileOf("EnvMap.AppHost"), .. arguments], Path.GetTempPath());
        return (await process.WaitForExitAsync(), process.Output);
    }
}

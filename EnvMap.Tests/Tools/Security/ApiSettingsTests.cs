using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Tools.Security;

public sealed class ApiSettingsTests
{
    [Fact]
    public async Task PeersAreHandedOnAndTheirTokensAreSecrets()
    {
        using var folder = new TemporaryFolder();
        var file = folder["manifest.json"];
        await using var process = ChildProcess.Start(
            "dotnet",
            [
                BuiltProject.FileOf("EnvMap.AppHost"), "--publisher", "manifest", "--output-path", file, "--environment=Staging", "--EnvMap:Peers:Prod=https://map.example",
                "--EnvMap:PeerTokens:Prod=planted-token", "--EnvMap:ReadKey=", "--EnvMap:ReadPolicy=Authenticated", "--EnvMap:KnownProxies=10.1.0.0/16",
            ],
            Path.GetTempPath());

        Assert.True(await process.WaitForExitAsync() is 0, process.Output);
        Assert.DoesNotContain("No such setting", process.Output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("planted-token", text, StringComparison.Ordinal);
        var resources = JsonDocument.Parse(text).RootElement.GetProperty("resources");
        var variables = resources.GetProperty("api").GetProperty("env");
        foreach (var (name, value) in new[]
            {
                ("EnvMap__Peers__production", "https://map.example"), ("EnvMap__PeerTokens__production", "{api-peer-token-production.value}"),
                ("EnvMap__Auth__ReadKey", "{api-read-key.value}"), ("EnvMap__ReadPolicy", "Authenticated"), ("EnvMap__KnownProxies", "10.1.0.0/16"),
            })
        {
            Assert.Equal(value, variables.GetProperty(name).GetString());
        }
        foreach (var parameter in (string[])["api-peer-token-production", "api-read-key"])
        {
            Assert.True(resources.GetProperty(parameter).GetProperty("inputs").GetProperty("value").GetProperty("secret").GetBoolean());
        }
    }
}

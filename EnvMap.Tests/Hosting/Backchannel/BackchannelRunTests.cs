using System.Globalization;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Backchannel;

/// <summary>What an AppHost tells whoever has started it with a socket, while it runs.</summary>
public sealed class BackchannelRunTests
{
    private const string Library = "StreamJsonRpc.dll";

    [Fact]
    public async Task ARunIsFollowedAndEndedOverTheSocket()
    {
        using var folder = new TemporaryFolder();
        await using var host = await RunningAppHost.StartAsync("EnvMap.Tests.AppHost", _ =>
        [
            KeyValuePair.Create("ASPIRE_BACKCHANNEL_PATH", (string?)folder["cli.sock"]),
            KeyValuePair.Create("ASPIRE_CLI_PID", (string?)Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
        ]);
        using var cli = await BackchannelConnection.ConnectAsync(folder["cli.sock"]);

        var dashboard = await cli.AskAsync("GetDashboardUrlsAsync");
        await cli.AskAsync("NotifyAppHostReadyAsync");
        var state = await cli.FollowAsync("GetResourceStatesAsync").FirstAsync(s => s.GetProperty("state").GetString() == "Running", TestContext.Current.CancellationToken);
        var line = await cli.FollowAsync("GetAppHostLogEntriesAsync").FirstAsync(l => l.GetProperty("message").GetString()!.StartsWith("Login to the dashboard", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.True(dashboard.GetProperty("dashboardHealthy").GetBoolean());
        var url = dashboard.GetProperty("baseUrlWithLoginToken").GetString()!;
        Assert.Equal($"Login to the dashboard at {url}", line.GetProperty("message").GetString());
        Assert.Equal(2, line.GetProperty("logLevel").GetInt32());
        Assert.Equal(["sleeper", "Executable", "Healthy"], new[] { "resource", "type", "health" }.Select(name => state.GetProperty(name).GetString()));
        Assert.Contains(Library, await MapsAsync(host), StringComparison.Ordinal);
        await host.WaitAsync("sleeper", r => r.State == "Running", "running");
        var environment = await File.ReadAllTextAsync($"/proc/{host.ProcessIds()["sleeper"]}/environ", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("ASPIRE_BACKCHANNEL_PATH", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("ASPIRE_CLI_PID", environment, StringComparison.Ordinal);
        await cli.StopAsync();
        Assert.True(await host.Process.WaitForExitAsync() == 0, host.Process.Output);
        Assert.False(File.Exists(folder["cli.sock"]));
    }

    [Fact]
    public async Task AnAppHostThatNoCliHasStartedLoadsNothingOfIt()
    {
        await using var host = await RunningAppHost.StartAsync("EnvMap.Tests.AppHost", prepare: null);
        await host.WaitAsync("sleeper", r => r.State == "Running", "running");

        Assert.DoesNotContain(Library, await MapsAsync(host), StringComparison.Ordinal);
    }

    private static Task<string> MapsAsync(RunningAppHost host) => File.ReadAllTextAsync($"/proc/{host.Process.Id}/maps", TestContext.Current.CancellationToken);
}

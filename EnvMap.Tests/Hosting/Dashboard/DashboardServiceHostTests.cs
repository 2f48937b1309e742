using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard;
using EnvMap.Hosting.Dashboard.Proto;
using EnvMap.Tests.TestSupport;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Resource = Aspire.Hosting.ApplicationModel.Resource;
using ResourceCommandState = Aspire.Hosting.ApplicationModel.ResourceCommandState;

namespace EnvMap.Tests.Hosting.Dashboard;

public sealed class DashboardServiceHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("the-kez")]
    [InlineData("the-key2")]
    public async Task CallsWithoutTheKeyAreRefused(string? key)
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        var headers = new Metadata();
        if (key is not null)
        {
            headers.Add(ResourceServiceKeyCheck.HeaderName, key);
        }

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await service.Client.GetApplicationInformationAsync(new ApplicationInformationRequest(), headers, cancellationToken: Cancellation));

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }

    [Fact]
    public async Task TheApplicationTellsItsName()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();

        var information = await service.Client.GetApplicationInformationAsync(new ApplicationInformationRequest(), service.Key, cancellationToken: Cancellation);

        Assert.Equal("Shop", information.ApplicationName);
        Assert.True(IPAddress.TryParse(service.Address.Host, out var address) && IPAddress.IsLoopback(address));
    }

    [Fact]
    public async Task ASubscriberGetsTheInitialStateAndThenChanges()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        var api = new TestResource("api");
        await service.PublishAsync(api, snapshot => snapshot with { ResourceType = "Project", State = "Starting" });

        using var call = service.Client.WatchResources(new WatchResourcesRequest(), service.Key, cancellationToken: Cancellation);
        var seen = new Dictionary<string, EnvMap.Hosting.Dashboard.Proto.Resource>();
        await ReadUntilAsync(call, seen, () => seen.ContainsKey("api"));
        Assert.Equal("Starting", seen["api"].State);

        await service.PublishAsync(api, snapshot => snapshot with { State = new("Running", "success") });
        await service.PublishAsync(new TestResource("db"), snapshot => snapshot with { State = "Waiting" });
        await ReadUntilAsync(call, seen, () => seen["api"].State == "Running" && seen.ContainsKey("db"));

        Assert.Equal("success", seen["api"].StateStyle);
        Assert.Equal(["api", "db"], seen.Keys.Order());
    }

    [Fact]
    public async Task TheFirstMessageHoldsWhatIsKnownEvenIfThatIsNothing()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();

        using var call = service.Client.WatchResources(new WatchResourcesRequest(), service.Key, cancellationToken: Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));

        Assert.Equal(WatchResourcesUpdate.KindOneofCase.InitialData, call.ResponseStream.Current.KindCase);
        Assert.Empty(call.ResponseStream.Current.InitialData.Resources);
    }

    [Fact]
    public async Task ConsoleLogsAreStreamedAsTheyAreWritten()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        service.Loggers.GetLogger("api").LogInformation("first line");

        using var call = service.Client.WatchResourceConsoleLogs(new WatchResourceConsoleLogsRequest { ResourceName = "api" }, service.Key, cancellationToken: Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        Assert.Contains("first line", Assert.Single(call.ResponseStream.Current.LogLines).Text, StringComparison.Ordinal);

        service.Loggers.GetLogger("api").LogError("second line");
        Assert.True(await call.ResponseStream.MoveNext(Cancellation));
        var second = Assert.Single(call.ResponseStream.Current.LogLines);
        Assert.Contains("second line", second.Text, StringComparison.Ordinal);
        Assert.True(second.IsStdErr);
        Assert.Equal(2, second.LineNumber);
    }

    [Fact]
    public async Task WithoutFollowingTheLogEnds()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        service.Loggers.GetLogger("api").LogInformation("only line");
        var request = new WatchResourceConsoleLogsRequest { ResourceName = "api", SuppressFollow = true };

        using var call = service.Client.WatchResourceConsoleLogs(request, service.Key, cancellationToken: Cancellation);
        var lines = new List<ConsoleLogLine>();
        await foreach (var update in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            lines.AddRange(update.LogLines);
        }

        Assert.Contains("only line", Assert.Single(lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommandRunsAndAnswers()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        var ran = new List<string>();
        var api = new TestResource("api");
        api.Annotations.Add(Command("seed", context =>
        {
            ran.Add(context.ResourceName);
            return Task.FromResult(CommandResults.Success());
        }));
        api.Annotations.Add(Command("break", _ => throw new InvalidOperationException("The disk is full.")));
        await service.PublishAsync(api, snapshot => snapshot with { State = "Running" });

        Assert.Equal(ResourceCommandResponseKind.Succeeded, (await ExecuteAsync(service, "seed")).Kind);
        Assert.Equal(["api"], ran);
        var broken = await ExecuteAsync(service, "break");
        Assert.Equal(ResourceCommandResponseKind.Failed, broken.Kind);
        Assert.Contains("The disk is full.", broken.Message, StringComparison.Ordinal);
        Assert.Equal(ResourceCommandResponseKind.Failed, (await ExecuteAsync(service, "absent")).Kind);
    }

    [Fact]
    public async Task StoppingEndsOpenStreamsPromptly()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        using var resources = service.Client.WatchResources(new WatchResourcesRequest(), service.Key, cancellationToken: Cancellation);
        Assert.True(await resources.ResponseStream.MoveNext(Cancellation));
        using var logs = service.Client.WatchResourceConsoleLogs(new WatchResourceConsoleLogsRequest { ResourceName = "api" }, service.Key, cancellationToken: Cancellation);
        using var interactions = service.Client.WatchInteractions(service.Key, cancellationToken: Cancellation);
        await interactions.ResponseHeadersAsync.WaitAsync(Cancellation);
        var readers = new[] { logs.ResponseStream.MoveNext(Cancellation), interactions.ResponseStream.MoveNext(Cancellation), resources.ResponseStream.MoveNext(Cancellation) };

        var clock = Stopwatch.StartNew();
        await service.StopAsync();

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        // A reader sees the end of its stream or, where that is overtaken, of the connection.
        foreach (var reader in readers)
        {
            Assert.True(await Record.ExceptionAsync(() => reader.WaitAsync(TimeSpan.FromSeconds(1), Cancellation)) is null or RpcException);
        }
    }

    [Fact]
    public async Task AClientThatDoesNotListenCannotHoldTheApplicationBack()
    {
        await using var service = new RunningResourceService();
        await service.StartAsync();
        using var interactions = service.Client.WatchInteractions(service.Key, cancellationToken: Cancellation);
        await interactions.ResponseHeadersAsync.WaitAsync(Cancellation);

        var clock = Stopwatch.StartNew();
        await service.StopAsync();

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task ATakenPortIsNamedWithItsSetting()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var service = new RunningResourceService(new DashboardOptions { ResourceServiceApiKey = "k", ResourceServiceUrl = $"http://127.0.0.1:{port}" });

        var fault = await Assert.ThrowsAsync<DistributedApplicationException>(service.StartAsync);

        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), fault.Message, StringComparison.Ordinal);
        Assert.Contains("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", fault.Message, StringComparison.Ordinal);
    }

    private static async Task ReadUntilAsync(AsyncServerStreamingCall<WatchResourcesUpdate> call, Dictionary<string, EnvMap.Hosting.Dashboard.Proto.Resource> seen, Func<bool> done)
    {
        while (!done())
        {
            Assert.True(await call.ResponseStream.MoveNext(Cancellation));
            var update = call.ResponseStream.Current;
            foreach (var resource in update.InitialData?.Resources.AsEnumerable() ?? update.Changes.Value.Select(change => change.Upsert))
            {
                seen[resource.Name] = resource;
            }
        }
    }

    private static ResourceCommandAnnotation Command(string name, Func<ExecuteCommandContext, Task<ExecuteCommandResult>> execute)
        => new(name, name, _ => ResourceCommandState.Enabled, execute, null, null, null, null, null, false);

    private static async Task<ResourceCommandResponse> ExecuteAsync(RunningResourceService service, string command)
        => await service.Client.ExecuteResourceCommandAsync(
            new ResourceCommandRequest { ResourceName = "api", CommandName = command }, service.Key, cancellationToken: Cancellation);

    private sealed class TestResource(string name) : Resource(name);
}

using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Commands;

public sealed class ResourceCommandServiceTests
{
    private readonly TestResource _api = new("api");

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("start")]
    [InlineData("resource-start")]
    public async Task ACommandIsFoundByItsNameAndItsOlderName(string name)
    {
        AddCommand("start", context => CommandResults.Success($"started {context.ResourceName}"));
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "NotStarted");

        var result = await host.Commands.ExecuteCommandAsync("api", name, Canceled);

        Assert.True(result.Success);
        Assert.Equal("started api", result.Message);
    }

    [Fact]
    public async Task AnUnknownResourceOrCommandIsAFailureThatSuggestsNames()
    {
        AddCommand("restart", _ => CommandResults.Success());
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "Running");

        var noResource = await host.Commands.ExecuteCommandAsync("apii", "restart", Canceled);
        var noCommand = await host.Commands.ExecuteCommandAsync(_api, "restrat", Canceled);

        Assert.Equal((false, "Resource 'apii' not found. Did you mean 'api'?"), (noResource.Success, noResource.Message));
        Assert.Equal((false, "Resource 'api' has no command 'restrat'. Did you mean 'restart'?"), (noCommand.Success, noCommand.Message));
    }

    [Fact]
    public async Task ACommandThatThrowsIsAFailure()
    {
        AddCommand("break", _ => throw new InvalidOperationException("broken"));
        await using var host = new ResourceServicesHost([_api]);

        var result = await host.Commands.ExecuteCommandAsync(_api, "break", Canceled);

        Assert.Equal((false, false, "broken"), (result.Success, result.Canceled, result.Message));
    }

    [Fact]
    public async Task ACanceledCommandSaysSo()
    {
        AddCommand("wait", context => throw new OperationCanceledException(context.CancellationToken));
        await using var host = new ResourceServicesHost([_api]);

        Assert.True((await host.Commands.ExecuteCommandAsync(_api, "wait", Canceled)).Canceled);
    }

    [Fact]
    public async Task ACommandRunsOnAllInstancesAndFailsWithAnyOfThem()
    {
        var ran = new List<string>();
        _api.Annotations.Add(new DcpInstancesAnnotation([new("api-a", "a", 0), new("api-b", "b", 1)]));
        AddCommand("stop", context =>
        {
            lock (ran)
            {
                ran.Add(context.ResourceName);
            }

            return context.ResourceName == "api-b" ? CommandResults.Failure("stuck") : CommandResults.Success();
        });
        await using var host = new ResourceServicesHost([_api]);
        await host.SetStateAsync(_api, "Running");

        var byResource = await host.Commands.ExecuteCommandAsync(_api, "stop", Canceled);
        Assert.Equal(["api-a", "api-b"], ran.Order());
        Assert.Equal((false, "api-b: stuck"), (byResource.Success, byResource.Message));

        Assert.True((await host.Commands.ExecuteCommandAsync("api-a", "stop", Canceled)).Success);
        Assert.Equal("api-b: stuck", (await host.Commands.ExecuteCommandAsync("api", "stop", Canceled)).Message);
        Assert.Equal(5, ran.Count);
    }

    private void AddCommand(string name, Func<ExecuteCommandContext, ExecuteCommandResult> execute)
        => _api.Annotations.Add(new ResourceCommandAnnotation(
            name, name, _ => ResourceCommandState.Enabled, context => Task.FromResult(execute(context)), null, null, null, null, null, false));
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class HeldOutputTests
{
    [Fact]
    public async Task AProcessWhoseChildHoldsItsOutputIsSeenToEndAndStartsAgain()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TestSupport.TemporaryFolder();
        var builder = DistributedApplicationTestingBuilder.Create();
        var once = folder["once"];
        builder.AddExecutable("parent", "/bin/sh", ".", "-c", $"[ -e '{once}' ] && exec sleep 1000; touch '{once}'; sleep 30 & kill -9 $$");
        await using var app = await builder.BuildAsync(cancellation);
        await app.StartAsync(cancellation);

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(TimeSpan.FromSeconds(10));
        await app.ResourceNotifications.WaitForResourceAsync("parent", KnownResourceStates.Exited, bound.Token);
        var result = await app.ResourceCommands.ExecuteCommandAsync("parent", KnownResourceCommands.StartCommand, cancellation);

        Assert.True(result.Success, result.Message);
        using var again = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        again.CancelAfter(TimeSpan.FromSeconds(15));
        await app.ResourceNotifications.WaitForResourceAsync("parent", KnownResourceStates.Running, again.Token);
    }
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class ParameterResourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AMissingValueMayBeGivenLater()
    {
        string? given = null;
        var parameter = new ParameterResource("key", _ => given ?? throw new InvalidOperationException("not yet"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => parameter.GetValueAsync(Cancellation).AsTask());

        given = "first";
        Assert.Equal("first", await parameter.GetValueAsync(Cancellation));

        given = "second";
        Assert.Equal("first", await parameter.GetValueAsync(Cancellation));
    }

    [Fact]
    public void AKnownValueIsNotNull()
        => Assert.Throws<ArgumentNullException>("value", () => DistributedApplication.CreateBuilder([]).AddParameter("key", (string)null!));

    [Fact]
    public async Task AValueIsMadeOnce()
    {
        var parameter = new ParameterResource("key", _ => Guid.NewGuid().ToString());

        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => parameter.GetValueAsync(Cancellation).AsTask())));

        Assert.Single(values.Distinct());
    }
}

using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;

namespace EnvMap.Tests.Hosting.ApplicationModel;

/// <summary>What implementations of the interfaces may leave out, as with the official packages.</summary>
public sealed class DefaultMemberTests
{
    [Fact]
    public void AnyCollectionOfResourcesFindsOneByName()
    {
        IResourceCollection resources = new OwnCollection { new ParameterResource("other", _ => ""), new ParameterResource("Wanted", _ => "") };

        Assert.True(resources.TryGetByName("wanted", out var found));
        Assert.Same(resources[1], found);
        Assert.False(resources.TryGetByName("unknown", out _));
    }

    [Fact]
    public void AnEventWithoutServicesSaysSoWhereTheyAreAskedFor()
    {
        IDistributedApplicationResourceEvent happened = new OwnEvent(new ParameterResource("value", _ => ""));

        var exception = Assert.Throws<NotImplementedException>(() => happened.Services);
        Assert.Contains(nameof(OwnEvent), exception.Message, StringComparison.Ordinal);
        Assert.Throws<NotImplementedException>(() => happened.Logger);
    }

    private sealed class OwnCollection : List<IResource>, IResourceCollection;

    private sealed class OwnEvent(IResource resource) : IDistributedApplicationResourceEvent
    {
        public IResource Resource => resource;
    }
}

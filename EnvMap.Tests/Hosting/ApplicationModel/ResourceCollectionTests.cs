using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class ResourceCollectionTests
{
    private readonly IResourceCollection _resources = new ResourceCollection([new TestResource("one"), new TestResource("two")]);

    [Fact]
    public void NoTwoResourcesHaveTheSameName()
    {
        Assert.Throws<DistributedApplicationException>(() => _resources.Add(new TestResource("ONE")));
        Assert.Throws<DistributedApplicationException>(() => _resources.Insert(0, new TestResource("two")));
        Assert.Throws<DistributedApplicationException>(() => _resources[0] = new TestResource("two"));
        Assert.Throws<DistributedApplicationException>(() => new DistributedApplicationModel([new TestResource("a"), new TestResource("A")]));
        Assert.Equal(["one", "two"], _resources.Select(r => r.Name));
        Assert.True(_resources.TryGetByName("One", out _));
    }

    [Fact]
    public void ANameIsFreeAgainOnceItsResourceIsGone()
    {
        var replaced = new TestResource("one");
        _resources[0] = replaced;
        _resources.RemoveAt(1);
        _resources.Add(new TestResource("two"));

        Assert.True(_resources.TryGetByName("one", out var found));
        Assert.Same(replaced, found);

        _resources.Clear();
        Assert.False(_resources.TryGetByName("one", out _));
        Assert.False(_resources.TryGetByName(null!, out _));
    }
}

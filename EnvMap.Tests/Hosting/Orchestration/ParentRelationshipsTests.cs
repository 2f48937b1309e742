using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Orchestration;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Orchestration;

public sealed class ParentRelationshipsTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    [Fact]
    public void AResourceThatIsItsOwnAncestorIsRefused()
    {
        var (a, b, c) = (Add("a"), Add("b"), Add("c"));
        a.WithParentRelationship(b);
        b.WithParentRelationship(c);
        c.WithParentRelationship(a);

        var failure = Assert.Throws<InvalidOperationException>(() => ParentRelationships.Validate(new(_builder.Resources)));

        Assert.Contains("a -> b -> c -> a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLastParentHolds()
    {
        var (a, b, c) = (Add("a"), Add("b"), Add("c"));
        a.WithParentRelationship(b).WithParentRelationship(c);
        b.WithParentRelationship(a);

        ParentRelationships.Validate(new(_builder.Resources));

        Assert.Same(c.Resource, ParentRelationships.DeclaredParent(a.Resource));
    }

    private IResourceBuilder<TestResource> Add(string name) => _builder.AddResource(new TestResource(name));
}

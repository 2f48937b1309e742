using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Orchestration;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Orchestration;

public sealed class ParentRelationshipsTests
{
    [Fact]
    public void ACircleIsTold()
    {
        var builder = new RunModel().Builder;
        var (a, b, c) = (builder.AddExecutable("a", "run", "."), builder.AddExecutable("b", "run", "."), builder.AddExecutable("c", "run", "."));
        a.WithParentRelationship(b);
        b.WithParentRelationship(c);
        ParentRelationships.Validate(new DistributedApplicationModel(builder.Resources));
        c.WithParentRelationship(b);

        var error = Assert.Throws<InvalidOperationException>(() => ParentRelationships.Validate(new DistributedApplicationModel(builder.Resources)));

        Assert.Contains("Circular dependency detected among parents: a -> b -> c -> b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLastParentHolds()
    {
        var builder = new RunModel().Builder;
        var (a, b, c) = (builder.AddExecutable("a", "run", "."), builder.AddExecutable("b", "run", "."), builder.AddExecutable("c", "run", "."));
        a.WithParentRelationship(b).WithParentRelationship(c);
        b.WithParentRelationship(a);

        ParentRelationships.Validate(new DistributedApplicationModel(builder.Resources));

        Assert.Same(c.Resource, ParentRelationships.ParentOf(a.Resource));
    }

    [Fact]
    public async Task AnApplicationWithACircleDoesNotStart()
    {
        await using var builder = TestApp.Create();
        var (a, b) = (builder.AddExecutable("a", "run", "."), builder.AddExecutable("b", "run", "."));
        a.WithParentRelationship(b);
        b.WithParentRelationship(a);
        await using var app = await builder.BuildAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }
}

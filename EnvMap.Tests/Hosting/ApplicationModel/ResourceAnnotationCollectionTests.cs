using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class ResourceAnnotationCollectionTests
{
    [Fact]
    public async Task EachLookSeesOneMomentWhileOthersAdd()
    {
        const int Writers = 4;
        const int EachAdds = 2_000;
        var annotations = new TestResource("api").Annotations;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < EachAdds; i++)
            {
                annotations.Add(new ExplicitStartupAnnotation());
            }
        })));

        var seen = 0;
        while (!writing.IsCompleted)
        {
            var copy = annotations.ToArray();
            Assert.DoesNotContain(null, copy);
            Assert.True(copy.Length >= seen, $"{copy.Length} after {seen}");
            seen = copy.Length;
            Assert.True(annotations.Count >= seen);
            Assert.All(annotations.Skip(seen - 1), Assert.NotNull);
            if (seen > 0)
            {
                Assert.Same(copy[^1], annotations[seen - 1]);
            }
        }

        await writing;
        Assert.Equal(Writers * EachAdds, annotations.Count);
        Assert.Equal(Writers * EachAdds, annotations.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void AnnotationsAreChangedInPlace()
    {
        var annotations = new TestResource("api").Annotations;
        IResourceAnnotation[] given = [new ExplicitStartupAnnotation(), new HealthCheckAnnotation("a"), new HealthCheckAnnotation("b")];
        annotations.Add(given[0]);
        annotations.Add(given[2]);
        annotations.Insert(1, given[1]);
        Assert.Equal(given, annotations);

        Assert.True(annotations.Remove(given[0]));
        Assert.False(annotations.Remove(given[0]));
        annotations[0] = given[2];
        annotations.RemoveAt(1);
        Assert.Equal([given[2]], annotations);

        annotations.Clear();
        Assert.Empty(annotations);
    }
}

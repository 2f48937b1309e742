using EnvMap.Tests.Evidence;
using Xunit.Sdk;
using Xunit.v3;

namespace EnvMap.Tests.TestSupport;

/// <summary>Puts those who read what other tests have shown behind all others.</summary>
public sealed class EvidenceLast : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(collection => collection.TestCollectionDisplayName == nameof(EvidenceCollection))];
}

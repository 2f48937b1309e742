using EnvMap.Tests.TestSupport;

[assembly: TestCollectionOrderer(typeof(EvidenceLast))]

namespace EnvMap.Tests.Evidence;

/// <summary>Runs by itself, after all others.</summary>
[CollectionDefinition(nameof(EvidenceCollection), DisableParallelization = true)]
public sealed class EvidenceCollection : ICollectionFixture<EvidenceRun>;

namespace EnvMap.Tests.TestSupport;

/// <summary>Tests of the whole environment and of bounds in time, which run one after the other, and after all others.</summary>
[CollectionDefinition(nameof(QuietMachine), DisableParallelization = true)]
public sealed class QuietMachine;

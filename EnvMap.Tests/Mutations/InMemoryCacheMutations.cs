namespace EnvMap.Tests.Mutations;

public sealed class InMemoryCacheMutations : RowMutations
{
    public override string Row => "In-Memory Cache";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.WithoutLabel(Row),
        Edit.Resource("api", "no memory", api => api with { Limits = new() { MemoryMegabytes = 32, Cpus = 1 } }),
    ];
}

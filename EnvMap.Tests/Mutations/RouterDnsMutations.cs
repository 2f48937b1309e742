namespace EnvMap.Tests.Mutations;

public sealed class RouterDnsMutations : RowMutations
{
    public override string Row => "Router DNS";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.WithoutDomain(),
        Edit.WithoutNames(),
    ];
}

namespace EnvMap.Tests.Mutations;

public sealed class EtcHostsMutations : RowMutations
{
    public override string Row => "/etc/hosts";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.WithoutDomain(),
        Edit.WithoutNames(),
    ];
}

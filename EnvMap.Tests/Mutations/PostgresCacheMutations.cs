namespace EnvMap.Tests.Mutations;

public sealed class PostgresCacheMutations : RowMutations
{
    public override string Row => "PostgreSQL Cache";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.WithoutLabel(Row),
        Edit.Service("api", "no database", service => service["environment"]!.AsObject().Remove("ConnectionStrings__envmapdb")),
        Edit.Service("api", "a cache server", service => service["environment"]!["ConnectionStrings__cache"] = "cache:6379"),
    ];
}

namespace EnvMap.Tests.Mutations;

public sealed class PostgresLocalMutations : RowMutations
{
    public override string Row => "PostgreSQL (Local)";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Manifest("a connection that nothing else can take over", manifest => manifest["resources"]!["api"]!["env"]!["ConnectionStrings__envmapdb"] = "Host=postgres"),
        Edit.Resource("postgres", "a container in its place", postgres => postgres with { Rows = [.. postgres.Rows, Row] }),
    ];
}

namespace EnvMap.Tests.Mutations;

public sealed class NodeExporterMutations : ServiceMutations
{
    public override string Row => "Node Exporter";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "its own processes only", service => service.Remove("pid")),
        Edit.ServiceOf(Row, "its own files only", service => service.Remove("volumes")),
        Edit.ServiceOf(Row, "a machine that it may write to", service => service["volumes"]![0]!["read_only"] = "false"),
    ];
}

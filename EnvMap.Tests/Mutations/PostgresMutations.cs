using System.Text.Json.Nodes;
using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class PostgresMutations : ServiceMutations
{
    public override string Row => "PostgreSQL (Docker)";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "a password in a variable", service => service["environment"]!["POSTGRES_PASSWORD"] = "postgres"),
        Edit.ServiceOf(Row, "a health check that asks nobody", service => service["healthcheck"]!["test"] = new JsonArray("CMD", "true")),
        Edit.ServiceOf(Row, "a port of the machine", service => service["ports"] = new JsonArray(new JsonObject { ["target"] = "5432", ["published"] = "5432" })),
        Edit.WithoutVolumes("postgres", "data that is forgotten"),
        Edit.Row(Row, "nobody who says that it is not recommended", row => row with { Cell = "✅" }) with { Only = DeployEnvironment.Production },
    ];
}

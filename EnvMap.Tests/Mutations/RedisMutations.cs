using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class RedisMutations : ServiceMutations
{
    public override string Row => "Redis (Docker)";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "a port of the machine", service => service["ports"] = new JsonArray(new JsonObject { ["target"] = "6379", ["published"] = "6379" })),
        Edit.ServiceOf(Row, "a health check that asks nobody", service => service["healthcheck"]!["test"] = new JsonArray("CMD", "true")),
        Edit.Manifest("an API that does not know it", manifest => manifest["resources"]!["api"]!["env"]!.AsObject().Remove("ConnectionStrings__cache")),
        Edit.Service("api", "an API that does not reach it", service => service["networks"] = new JsonArray("app", "edge")),
    ];
}

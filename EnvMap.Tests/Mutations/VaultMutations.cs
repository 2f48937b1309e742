using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class VaultMutations : ServiceMutations
{
    public override string Row => "HashiCorp Vault";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.WithoutVolumes("vault", "secrets that are forgotten"),
        Edit.ServiceOf(Row, "a server for trying out", service => service["command"] = new JsonArray("server", "-dev")),
        Edit.Output("compose/files/vault/vault/config/envmap.hcl", "secrets in memory", "storage \"raft\"", "storage \"inmem\""),
        Edit.ServiceOf(Row, "a port of the machine", service => service["ports"] = new JsonArray(new JsonObject { ["target"] = "8200", ["published"] = "8200" })),
        Edit.Service("api", "an API that does not know it", service => service["environment"]!.AsObject().Remove("EnvMap__Vault__Address")),
        Edit.Service("api", "a token in a variable", service => service["environment"]!["EnvMap__Vault__Token"] = "token"),
    ];
}

using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class DockerNetworksMutations : RowMutations
{
    public override string Row => "Docker Networks";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Compose("a way out of the data", root => root["networks"]!["data"]!.AsObject().Remove("internal")),
        Edit.Compose("no network of the edge", root => root["networks"]!.AsObject().Remove("edge")),
        Edit.Service("edge", "an edge that reaches the data", service => service["networks"]!.AsArray().Add("data")),
        Edit.Service("api", "an API in the network of the machine", service => service["network_mode"] = "host"),
        Edit.Service("api", "an API that is in no network of its tier", service => service["networks"] = new JsonArray("edge", "data")) with { Also = ["Prometheus"] },
    ];
}

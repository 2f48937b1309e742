using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class DockerVolumesMutations : RowMutations
{
    public override string Row => "Docker Volumes";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Compose("a volume of nobody", root => root["volumes"]!.AsObject().First().Value!.AsObject().Remove("labels")),
        Edit.Manifest("a folder that is in no volume", manifest => manifest["resources"]!["postgres"]!["volumes"]!.AsArray().Add(new JsonObject { ["name"] = "more", ["target"] = "/more" })),
        Edit.Compose("no volume", root => root.Remove("volumes")) with { Also = ["PostgreSQL (Docker)", "Prometheus"] },
    ];
}

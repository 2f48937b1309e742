using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class PortainerMutations : ServiceMutations
{
    public override string Row => "Portainer";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "no engine", service => service["volumes"] = new JsonArray(service["volumes"]!.AsArray().Where(mount => mount!["type"]!.ToString() is "volume").Select(mount => mount!.DeepClone()).ToArray())),
        Edit.ServiceOf(Row, "no password", service => service.Remove("command")),
        Edit.WithoutVolumes("portainer", "users that are forgotten"),
    ];
}

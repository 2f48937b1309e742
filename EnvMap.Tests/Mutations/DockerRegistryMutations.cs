namespace EnvMap.Tests.Mutations;

public sealed class DockerRegistryMutations : ServiceMutations
{
    public override string Row => "Docker Registry";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.WithoutVolumes("registry", "images that are forgotten"),
        Edit.ServiceOf(Row, "a registry for everybody", service => service["ports"]![0]!["host_ip"] = "0.0.0.0"),
        Edit.Service("api", "an API whose image goes elsewhere", service => service["image"] = service["image"]!.ToString().Replace(":-localhost:", ":-docker.io/", StringComparison.Ordinal)),
    ];
}

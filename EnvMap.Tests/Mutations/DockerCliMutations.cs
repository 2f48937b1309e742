namespace EnvMap.Tests.Mutations;

public sealed class DockerCliMutations : RowMutations
{
    public override string Row => "Docker CLI";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Compose("another name of the project", root => root["name"] = "compose"),
        Edit.Service("api", "an API that says nothing of its profile", service => service["labels"]!.AsObject().Remove("org.envmap.profile")),
    ];
}

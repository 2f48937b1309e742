namespace EnvMap.Tests.Mutations;

public sealed class ManualDeploymentMutations : RowMutations
{
    public override string Row => "Manual Deployment";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Service("api", "an image without its version", service => service["image"] = "api:latest"),
        Edit.Service("api", "an API that does not say its version", service => service["labels"]!.AsObject().Remove("org.envmap.version")),
        Edit.WithoutOutput("compose/build/api/Dockerfile", "no recipe"),
        Edit.WithoutBuild() with { Also = ["Docker Hub"] },
    ];
}

namespace EnvMap.Tests.Mutations;

public sealed class DockerHubMutations : RowMutations
{
    public override string Row => "Docker Hub";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Service("api", "an image of another registry", service => service["image"] = service["image"]!.ToString().Replace(":-docker.io/", ":-ghcr.io/", StringComparison.Ordinal)),
        Edit.Service("api", "an image of nobody", service => service["image"] = "${ENVMAP_REGISTRY:-docker.io/}api:${ENVMAP_VERSION}"),
        Edit.WithoutBuild() with { Also = ["Manual Deployment"] },
    ];
}

using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class JenkinsMutations : ServiceMutations
{
    public override string Row => "Jenkins";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.WithoutVolumes("jenkins", "jobs that are forgotten"),
        Edit.FileOf(Row, "a pipeline that tests nothing", "dotnet test", "true"),
        Edit.FileOf(Row, "images that stay here", "docker compose push", "true"),
        Edit.FileOf(Row, "another profile", " deploy \"$HOME/envmap/", " deploy \"$HOME/envmap/other-"),
        Edit.FileOf(Row, "a folder that nobody writes", " --output \"$HOME/envmap/", " --output \"$HOME/other/"),
        Edit.FileOf(Row, "values that are missing, and nobody looks", " --check", ""),
        Edit.FileOf(Row, "a version that nobody has tested", " --version \"$ENVMAP_VERSION\"", ""),
        Edit.FileOf(Row, "nobody is asked", "input message:", "echo") with { Only = DeployEnvironment.Production },
        Edit.WithoutFiles(),
    ];
}

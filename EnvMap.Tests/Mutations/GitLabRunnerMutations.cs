using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class GitLabRunnerMutations : ServiceMutations
{
    public override string Row => "GitLab Runner";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.WithoutVolumes("gitlab-runner", "a runner that is forgotten"),
        Edit.ServiceOf(Row, "no token", service => service.Remove("secrets")),
        Edit.FileOf(Row, "a pipeline that tests nothing", "dotnet test", "true"),
        Edit.FileOf(Row, "images that stay here", "docker compose push", "true"),
        Edit.FileOf(Row, "another profile", " deploy aspire-manifest/", " deploy aspire-manifest/other-"),
        Edit.FileOf(Row, "a version that nobody has tested", " --version \"$ENVMAP_VERSION\"", ""),
        Edit.FileOf(Row, "nobody is asked", "when: manual", "when: always") with { Only = DeployEnvironment.Production },
        Edit.WithoutFiles(),
    ];
}

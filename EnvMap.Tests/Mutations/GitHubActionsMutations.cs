using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class GitHubActionsMutations : RowMutations
{
    public override string Row => "GitHub Actions";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.WithoutFiles(),
        Edit.FileOf(Row, "a pipeline that tests nothing", "dotnet test", "true"),
        Edit.FileOf(Row, "images that stay here", "docker compose push", "true"),
        Edit.FileOf(Row, "another profile", " deploy aspire-manifest/", " deploy aspire-manifest/other-"),
        Edit.FileOf(Row, "a version that nobody has tested", " --version \"$ENVMAP_VERSION\"", ""),
        Edit.FileOf(Row, "no token of OIDC", "id-token: write", "id-token: none"),
        Edit.FileOf(Row, "keys that are kept", "role-to-assume:", "aws-access-key-id:"),
        Edit.FileOf(Row, "nobody is asked", "    environment: production\n", "") with { Only = DeployEnvironment.Production },
        Edit.FileOf(Row, "no environment", "    environment: staging\n", "") with { Only = DeployEnvironment.Staging },
    ];
}

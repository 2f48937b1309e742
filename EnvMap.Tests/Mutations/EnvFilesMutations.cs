using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class EnvFilesMutations : RowMutations
{
    public override string Row => ".env files";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        new("a file for everybody", published => published with { OwnerOnly = new HashSet<string>() }),
        Edit.Output("compose/.gitignore", "a file in the repository", "/.env\n", ""),
        Edit.Output("compose/.env", "a variable that is missing", "ENVMAP_VERSION", "ENVMAP_RELEASE"),
        Edit.Output("compose/.env.example", "one that nobody has heard of", "ENVMAP_VERSION=", "ENVMAP_RELEASE=1\nENVMAP_VERSION="),
        Edit.Output("compose/.env", "a secret in production", "ENVMAP_VERSION", "POSTGRES_PASSWORD=secret\nENVMAP_VERSION") with { Only = DeployEnvironment.Production },
        Edit.WithoutOutput("compose/.env.example", "no example"),
        Edit.Output("compose/.env", "a secret that nobody can change", "\nPOSTGRES_PASSWORD=", "\nPOSTGRES_OTHER=") with { Only = DeployEnvironment.Staging },
    ];
}

using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class JwtMutations : RowMutations
{
    public override string Row => "JWT Authentication";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.Service("api", "no secret to sign with", service => service["secrets"]!.AsArray().Single(secret => secret!["target"]?.ToString() is "EnvMap__Auth__SigningSecret")!["target"] = "Other"),
        Edit.Service("api", "a password in a variable", service => service["environment"]!["EnvMap__Auth__AdminPassword"] = "admin"),
        Edit.Service("api", "everybody reads", service => service["environment"]!["EnvMap__ReadPolicy"] = "Anonymous") with { Only = DeployEnvironment.Production },
        Edit.WithoutLabel(Row),
        Edit.Service("api", "an API that does not know where it is", service => service["environment"]!.AsObject().Remove("EnvMap__Environment")) with { Also = ["Console Logging"] },
    ];
}

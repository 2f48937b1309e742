namespace EnvMap.Tests.Mutations;

public sealed class ConsoleLoggingMutations : RowMutations
{
    public override string Row => "Console Logging";

    public override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.ServiceOf(Row, "output that is thrown away", service => service["logging"]!["driver"] = "none"),
        Edit.ServiceOf(Row, "files that grow without end", service => service["logging"]!["options"]!.AsObject().Remove("max-size")),
        Edit.WithoutLabel(Row),
        Edit.Service("api", "an API that does not know where it is", service => service["environment"]!.AsObject().Remove("EnvMap__Environment")) with { Also = ["JWT Authentication"] },
    ];
}

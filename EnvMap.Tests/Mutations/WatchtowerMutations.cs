using EnvMap.Catalog;

namespace EnvMap.Tests.Mutations;

public sealed class WatchtowerMutations : ServiceMutations
{
    public override string Row => "Watchtower";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "no engine", service => service.Remove("volumes")),
        Edit.ServiceOf(Row, "containers without a label", service => service["environment"]!["WATCHTOWER_LABEL_ENABLE"] = "false"),
        Edit.ServiceOf(Row, "containers of another profile", service => service["environment"]!["WATCHTOWER_SCOPE"] = "none"),
        Edit.ServiceOf(Row, "changes in production", service => service["environment"]!["WATCHTOWER_MONITOR_ONLY"] = "false") with { Only = DeployEnvironment.Production },
        Edit.ServiceOf(Row, "words alone", service => service["environment"]!["WATCHTOWER_MONITOR_ONLY"] = "true") with { Only = DeployEnvironment.Staging },
        Edit.Service("postgres", "data that is started anew", service => service["labels"]!["com.centurylinklabs.watchtower.enable"] = "true"),
        Edit.Service("edge", "nothing to look at", service => service["labels"]!.AsObject().Remove("com.centurylinklabs.watchtower.enable")),
        Edit.Service("edge", "an edge that belongs to another", service => service["labels"]!["com.centurylinklabs.watchtower.scope"] = "none"),
    ];
}

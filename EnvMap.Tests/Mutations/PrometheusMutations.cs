using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class PrometheusMutations : ServiceMutations
{
    public override string Row => "Prometheus";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "another configuration", service => service["command"] = new JsonArray("--config.file=/etc/prometheus/other.yml")),
        Edit.Output("compose/files/prometheus/etc/prometheus/prometheus.yml", "an API that is not scraped", "- api:", "- app:"),
        Edit.ServiceOf(Row, "no configuration", service => service.Remove("configs")),
        Edit.WithoutVolumes("prometheus", "data that is forgotten"),
        Edit.Service("api", "an API that it does not reach", service => service["networks"] = new JsonArray("data")) with { Also = ["Docker Networks", "Nginx"] },
    ];
}

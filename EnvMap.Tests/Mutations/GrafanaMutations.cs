namespace EnvMap.Tests.Mutations;

public sealed class GrafanaMutations : ServiceMutations
{
    public override string Row => "Grafana";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "a known password", service => service["environment"]!.AsObject().Remove("GF_SECURITY_ADMIN_PASSWORD__FILE")),
        Edit.Output("compose/files/grafana/etc/grafana/provisioning/datasources/prometheus.yaml", "another source", "http://prometheus:9090", "http://localhost:9090"),
        Edit.Output("compose/files/grafana/etc/grafana/dashboards/application.json", "an empty dashboard", "\"panels\"", "\"nothing\""),
        Edit.WithoutVolumes("grafana", "data that is forgotten"),
        Edit.Output("compose/files/grafana/etc/grafana/provisioning/dashboards/application.yaml", "another folder of dashboards", "path: /etc/grafana/dashboards", "path: /etc/grafana/others"),
    ];
}

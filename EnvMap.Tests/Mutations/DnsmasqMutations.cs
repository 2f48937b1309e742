namespace EnvMap.Tests.Mutations;

public sealed class DnsmasqMutations : ServiceMutations
{
    public override string Row => "dnsmasq";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "UDP alone", service => service["ports"]!.AsArray().RemoveAt(1)),
        Edit.ServiceOf(Row, "no configuration", service => service.Remove("configs")),
        Edit.File("files/dnsmasq/etc/dnsmasq.d/envmap.conf", "other servers that are asked", "no-resolv\n", ""),
        Edit.File("files/dnsmasq/etc/dnsmasq.d/envmap.conf", "a domain that is asked for elsewhere", "local=/", "server=/"),
        Edit.File("files/dnsmasq/etc/dnsmasq.d/envmap.conf", "no record of the API", "host-record=api.", "host-record=app."),
        Edit.File("files/dnsmasq/etc/dnsmasq.d/envmap.conf", "records of another domain", "host-record=api.{edge-domain.value}", "host-record=api.example.org"),
        Edit.WithoutDomain(),
        Edit.WithoutNames(),
    ];
}

using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class TraefikMutations : ServiceMutations
{
    public override string Row => "Traefik";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "no port", service => service.Remove("ports")),
        Edit.ServiceOf(Row, "a view of the engine", service => service["volumes"] = new JsonArray(new JsonObject { ["type"] = "bind", ["source"] = "/var/run/docker.sock", ["target"] = "/var/run/docker.sock" })),
        Edit.ServiceOf(Row, "no configuration", service => service.Remove("configs")),
        Edit.Output("compose/files/edge/etc/traefik/traefik.yml", "routes that it does not read", "/etc/traefik/edge/routes.yml", "/etc/traefik/edge/others.yml"),
        Edit.Output("compose/files/edge/etc/traefik/edge/routes.yml", "another domain", "Host(`api.", "Host(`app."),
        Edit.Output("compose/files/edge/etc/traefik/edge/routes.yml", "another upstream", "http://api:", "http://app:"),
        Edit.Document("another edge", document => document with { Edge = document.Edge! with { Resource = "other" } }),
        Edit.ServiceOf(Row, "an edge that nobody gets to", service => service["networks"] = new JsonArray("app")) with { Also = ["Docker Networks"] },
        Edit.Service("api", "an API that it does not reach", service => service["networks"] = new JsonArray("data")) with { Also = ["Docker Networks", "Prometheus"] },
    ];
}

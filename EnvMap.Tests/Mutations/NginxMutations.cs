using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

public sealed class NginxMutations : ServiceMutations
{
    public override string Row => "Nginx";

    protected override IEnumerable<Mutation> OfTheTool =>
    [
        Edit.ServiceOf(Row, "no port", service => service.Remove("ports")),
        Edit.Output("compose/files/edge/etc/nginx/templates/edge.conf.template", "another domain", "server_name api.", "server_name app."),
        Edit.Output("compose/files/edge/etc/nginx/templates/edge.conf.template", "another upstream", "set $upstream api:", "set $upstream app:"),
        Edit.ServiceOf(Row, "no configuration", service => service.Remove("configs")),
        Edit.Document("another edge", document => document with { Edge = document.Edge! with { Resource = "other" } }),
        Edit.ServiceOf(Row, "an edge that nobody gets to", service => service["networks"] = new JsonArray("app")) with { Also = ["Docker Networks"] },
        Edit.Service("api", "an API that it does not reach", service => service["networks"] = new JsonArray("data")) with { Also = ["Docker Networks", "Prometheus"] },
    ];
}

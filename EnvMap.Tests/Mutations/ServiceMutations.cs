using System.Text.Json.Nodes;

namespace EnvMap.Tests.Mutations;

/// <summary>The edits that the check of a row must find whose tool is a service, and those of the tool itself.</summary>
public abstract class ServiceMutations : RowMutations
{
    public sealed override IEnumerable<Mutation> Mutations =>
    [
        Edit.WithoutRow(Row),
        Edit.WithoutLabel(Row),
        Edit.ServiceOf(Row, "another image", service => service["image"] = "docker.io/library/another:1.0"),
        Edit.ServiceOf(Row, "no version", service => service["image"] = $"{service["image"]!.ToString().Split(':')[0]}:latest"),
        Edit.ServiceOf(Row, "nobody who asks whether it is healthy", service => service["healthcheck"] = new JsonObject { ["test"] = new JsonArray("NONE") })
            with { Also = ["Docker Compose"] },
        Edit.ServiceOf(Row, "privileges to gain", service => service["security_opt"] = new JsonArray()),
        Edit.ServiceOf(Row, "no network", service => service.Remove("networks"))
            with { Also = ["Docker Networks", "Nginx", "Prometheus", "Traefik"] },
        Edit.ServiceOf(Row, "a service that stays down", service => service["restart"] = "no"),
        .. OfTheTool,
    ];

    /// <summary>The edits that concern this tool alone.</summary>
    protected abstract IEnumerable<Mutation> OfTheTool { get; }
}

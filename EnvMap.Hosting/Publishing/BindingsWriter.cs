using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes endpoints.</summary>
internal static class BindingsWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ResolvedEndpoint> endpoints)
    {
        if (endpoints.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("bindings");
        foreach (var resolved in endpoints)
        {
            var endpoint = resolved.Endpoint;
            writer.WriteStartObject(endpoint.Name);
            writer.WriteString("scheme", endpoint.UriScheme);
            writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
            writer.WriteString("transport", endpoint.Transport);
            if (resolved.ExposedPort is { Value: { } exposed, IsImplicit: false } && resolved.TargetPort.Value != exposed)
            {
                writer.WriteNumber("port", exposed);
            }

            if (resolved.TargetPort.Value is { } target)
            {
                writer.WriteNumber("targetPort", target);
            }

            if (endpoint.IsExternal)
            {
                writer.WriteBoolean("external", true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}

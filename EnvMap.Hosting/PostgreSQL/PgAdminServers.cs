using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.PostgreSQL;

/// <summary>The file that tells pgAdmin which servers there are.</summary>
internal static class PgAdminServers
{
    public static async Task<ContainerFile> WriteAsync(IEnumerable<PostgresServerResource> servers, CancellationToken cancellationToken)
    {
        var entries = new JsonObject();
        foreach (var server in servers)
        {
            var password = await server.PasswordParameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            entries[$"{entries.Count + 1}"] = new JsonObject
            {
                ["Name"] = server.Name,
                ["Group"] = "Servers",
                ["Host"] = server.Name,
                ["Port"] = server.PrimaryEndpoint.TargetPort,
                ["Username"] = await server.UserNameReference.GetValueAsync(cancellationToken).ConfigureAwait(false),
                ["SSLMode"] = "prefer",
                ["MaintenanceDB"] = DatabaseCreation.MaintenanceDatabase,
                // A password file would have to belong to pgAdmin's user; a shell quotes what stands in a password.
                ["PasswordExecCommand"] = $"printf %s '{password?.Replace("'", @"'\''")}'"
            };
        }

        var text = new JsonObject { ["Servers"] = entries }.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return new() { Name = "servers.json", Contents = text };
    }
}

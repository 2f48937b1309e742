using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.PostgreSQL;

/// <summary>The files that tell pgweb which databases there are.</summary>
internal static class PgWebBookmarks
{
    public static async Task<ContainerDirectory> WriteAsync(IEnumerable<PostgresDatabaseResource> databases, CancellationToken cancellationToken)
    {
        var files = new List<ContainerFile>();
        foreach (var database in databases)
        {
            var server = database.Parent;
            var user = await server.UserNameReference.GetValueAsync(cancellationToken).ConfigureAwait(false);
            var password = await server.PasswordParameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            files.Add(new()
            {
                Name = $"{database.Name}.toml",
                Contents = $"""
                    host = {Quote(server.Name)}
                    port = {server.PrimaryEndpoint.TargetPort}
                    user = {Quote(user)}
                    password = {Quote(password)}
                    database = {Quote(database.DatabaseName)}
                    sslmode = "disable"
                    """
            });
        }

        return new() { Name = ".pgweb", Entries = [new ContainerDirectory { Name = "bookmarks", Entries = files }] };
    }

    private static string Quote(string? text) => $"\"{text?.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}

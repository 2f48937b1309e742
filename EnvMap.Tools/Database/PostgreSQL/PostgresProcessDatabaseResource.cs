namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>A database of a PostgreSQL process; created when the server is ready, if it is missing.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="databaseName">The name of the database.</param>
/// <param name="parent">The server.</param>
public sealed class PostgresProcessDatabaseResource(string name, string databaseName, PostgresProcessResource parent)
    : Resource(name), IResourceWithConnectionString, IResourceWithParent<PostgresProcessResource>
{
    /// <summary>The server.</summary>
    public PostgresProcessResource Parent { get; } = parent;

    /// <summary>The name of the database.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <summary>The connection string, with the database.</summary>
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Parent};Database={DatabaseName}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
        [.. Parent.ServerProperties(DatabaseName), new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}"))];
}

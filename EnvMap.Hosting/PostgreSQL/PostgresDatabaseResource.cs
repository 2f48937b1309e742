using System.Data.Common;
using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database in a PostgreSQL server.</summary>
[DebuggerDisplay("{Name}: {DatabaseName}")]
public class PostgresDatabaseResource : Resource, IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
{
    /// <summary>Declares a database.</summary>
    /// <param name="name">The name.</param>
    /// <param name="databaseName">The name of the database in the server.</param>
    /// <param name="postgresParentResource">The server.</param>
    public PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(databaseName);
        ArgumentNullException.ThrowIfNull(postgresParentResource);
        (DatabaseName, Parent) = (databaseName, postgresParentResource);
    }

    /// <inheritdoc/>
    public PostgresServerResource Parent { get; }

    /// <summary>Gets the name of the database in the server.</summary>
    public string DatabaseName { get; }

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            // Quotes a name with blanks, quotes or semicolons in it.
            var database = new DbConnectionStringBuilder { ["Database"] = DatabaseName }.ConnectionString;
            return ReferenceExpression.Create($"{Parent};{database}");
        }
    }

    /// <summary>Gets the address as a URI with user name and password.</summary>
    public ReferenceExpression UriExpression => Parent.BuildUri(DatabaseName);

    /// <summary>Gets the address as JDBC takes it, without user name and password.</summary>
    public ReferenceExpression JdbcConnectionString => Parent.BuildJdbc(DatabaseName);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() => Parent.CombineProperties(
    [
        new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString)
    ]);
}

using EnvMap.Acquisition;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>A PostgreSQL server as a process, listening on loopback.</summary>
public sealed class PostgresProcessResource : ToolProcessResource, IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";
    internal const string UserName = "postgres";

    internal PostgresProcessResource(string name, string folder, ParameterResource password)
        : base(name, PostgresBinaries.Package, "postgres", folder)
    {
        PasswordParameter = password;
        Data = new PostgresDataFolder(folder);
        PrimaryEndpoint = new EndpointReference(this, EndpointName);
    }

    /// <summary>The endpoint that clients connect to.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The password of the user <c>postgres</c>.</summary>
    public ParameterResource PasswordParameter { get; }

    /// <summary>The connection string, without a database.</summary>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserName};Password={PasswordParameter}");

    internal PostgresDataFolder Data { get; }

    // DCP stops a process by SIGTERM, on which PostgreSQL waits for its clients; SIGINT ends their sessions. The kernel sends it
    // too when the shell is killed, so the server never outlives it.
    internal override string ShellScript => """
        "$@" & server=$!
        trap 'kill -INT "$server" 2>/dev/null' TERM INT HUP
        wait "$server"; code=$?
        while kill -0 "$server" 2>/dev/null; do wait "$server"; code=$?; done
        exit "$code"
        """;

    internal override IEnumerable<string> CommandPrefix => PostgresAccount.ServerPrefix;

    private EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    private EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    internal ReferenceExpression UriOf(string database) =>
        ReferenceExpression.Create($"postgresql://{UserName}:{PasswordParameter:uri}@{Host}:{Port}{(database.Length > 0 ? "/" + Uri.EscapeDataString(database) : "")}");

    internal ReferenceExpression JdbcOf(string database) =>
        ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}{(database.Length > 0 ? "/" + Uri.EscapeDataString(database) : "")}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() => ServerProperties("");

    internal IEnumerable<KeyValuePair<string, ReferenceExpression>> ServerProperties(string database) =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{UserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriOf(database)),
        new("JdbcConnectionString", JdbcOf(database)),
    ];
}

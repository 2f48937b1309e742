namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server in a container.</summary>
public class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";
    internal const string DefaultUserName = "postgres";
    private readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Declares a server.</summary>
    /// <param name="name">The name.</param>
    /// <param name="userName">The name of the superuser; null for <c>postgres</c>.</param>
    /// <param name="password">Its password.</param>
    public PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(password);
        PrimaryEndpoint = new(this, EndpointName);
        (UserNameParameter, PasswordParameter) = (userName, password);
    }

    /// <summary>Gets the endpoint.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>Gets the host.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>Gets the port.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>Gets or sets the name of the superuser; null for <c>postgres</c>.</summary>
    public ParameterResource? UserNameParameter { get; set; }

    /// <summary>Gets or sets the password of the superuser.</summary>
    public ParameterResource PasswordParameter { get; set; }

    /// <summary>Gets the name of the superuser as an expression.</summary>
    public ReferenceExpression UserNameReference => UserNameParameter is { } user
        ? ReferenceExpression.Create($"{user}")
        : ReferenceExpression.Create($"{DefaultUserName}");

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression => this.TryGetLastAnnotation<ConnectionStringRedirectAnnotation>(out var redirect)
        ? redirect.Resource.ConnectionStringExpression
        : ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserNameReference};Password={PasswordParameter}");

    /// <summary>Gets the address as a URI with user name and password: <c>postgresql://user:password@host:port</c>.</summary>
    public ReferenceExpression UriExpression => BuildUri(null);

    /// <summary>Gets the address as JDBC takes it, without user name and password.</summary>
    public ReferenceExpression JdbcConnectionString => BuildJdbc(null);

    /// <summary>Gets the databases: the names of the resources, and of the databases in the server.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    /// <summary>Gets the connection string.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection string.</returns>
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default)
        => ConnectionStringExpression.GetValueAsync(cancellationToken);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", UserNameReference),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString)
    ];

    internal void AddDatabase(PostgresDatabaseResource database) => _databases.TryAdd(database.Name, database.DatabaseName);

    internal ReferenceExpression BuildUri(string? database)
    {
        var uri = new ReferenceExpressionBuilder();
        uri.AppendLiteral("postgresql://");
        if (UserNameParameter is { } user)
        {
            uri.Append($"{user:uri}");
        }
        else
        {
            uri.AppendLiteral(DefaultUserName);
        }

        uri.Append($":{PasswordParameter:uri}@{Host}:{Port}");
        return AppendDatabase(uri, database);
    }

    internal ReferenceExpression BuildJdbc(string? database)
    {
        var address = new ReferenceExpressionBuilder();
        address.Append($"jdbc:postgresql://{Host}:{Port}");
        return AppendDatabase(address, database);
    }

    private static ReferenceExpression AppendDatabase(ReferenceExpressionBuilder address, string? database)
    {
        if (database is not null)
        {
            address.Append($"/{database:uri}");
        }

        return address.Build();
    }
}

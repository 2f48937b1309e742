namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Redis server in a container.</summary>
/// <param name="name">The name.</param>
public class RedisResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    internal const string EndpointName = "tcp";

    /// <summary>Declares a server with a password.</summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    public RedisResource(string name, ParameterResource password)
        : this(name)
        => (PasswordParameter, ShellExecution) = (password, true);

    /// <summary>Gets the endpoint.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new(this, EndpointName);

    /// <summary>Gets the host.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>Gets the port.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>Gets the password; null where none is asked for.</summary>
    public ParameterResource? PasswordParameter { get; internal set; }

    /// <summary>Gets whether TLS is spoken.</summary>
    public bool TlsEnabled => PrimaryEndpoint.TlsEnabled;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            if (this.TryGetLastAnnotation<ConnectionStringRedirectAnnotation>(out var redirect))
            {
                return redirect.Resource.ConnectionStringExpression;
            }

            var expression = new ReferenceExpressionBuilder();
            expression.Append($"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");
            if (PasswordParameter is { } password)
            {
                expression.Append($",password={password}");
            }

            expression.Append($"{PrimaryEndpoint.GetTlsValue(ReferenceExpression.Create($",ssl=true"), ReferenceExpression.Empty)}");
            return expression.Build();
        }
    }

    /// <summary>Gets the address as a URI with the password: <c>redis://:password@host:port</c>.</summary>
    public ReferenceExpression UriExpression
    {
        get
        {
            var uri = new ReferenceExpressionBuilder();
            uri.Append($"{PrimaryEndpoint.Property(EndpointProperty.Scheme)}://");
            if (PasswordParameter is { } password)
            {
                uri.Append($":{password:uri}@");
            }

            uri.Append($"{Host}:{Port}");
            return uri.Build();
        }
    }

    /// <summary>Gets the connection string.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection string.</returns>
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default)
        => ConnectionStringExpression.GetValueAsync(cancellationToken);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{Host}"));
        yield return new("Port", ReferenceExpression.Create($"{Port}"));
        if (PasswordParameter is { } password)
        {
            yield return new("Password", ReferenceExpression.Create($"{password}"));
        }

        yield return new("Uri", UriExpression);
    }
}

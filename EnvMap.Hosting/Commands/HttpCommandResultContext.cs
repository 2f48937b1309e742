namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the response to a command is judged by.</summary>
public sealed class HttpCommandResultContext
{
    /// <summary>Gets the services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Gets the services of the application, by their older name.</summary>
    [Obsolete("Use Services instead.")]
    public IServiceProvider ServiceProvider
    {
        get => Services;
        init => Services = value;
    }

    /// <summary>Gets the id of the instance that the command is run on; the resource's name where it has no instances.</summary>
    public required string ResourceName { get; init; }

    /// <summary>Gets the endpoint.</summary>
    public required EndpointReference Endpoint { get; init; }

    /// <summary>Gets the token that ends the command.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Gets the client that sends the request.</summary>
    public required HttpClient HttpClient { get; init; }

    /// <summary>Gets the response.</summary>
    public required HttpResponseMessage Response { get; init; }
}

namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a command that sends an HTTP request is offered, and what it sends.</summary>
public class HttpCommandOptions : CommandOptions
{
    /// <summary>Gets or sets what chooses the endpoint; the methods that add the command take one of their own.</summary>
    public Func<EndpointReference>? EndpointSelector { get; set; }

    /// <summary>Gets or sets the method; null for POST.</summary>
    public HttpMethod? Method { get; set; }

    /// <summary>Gets or sets the name of the client that sends the request; null for one without time limit.</summary>
    public string? HttpClientName { get; set; }

    /// <summary>Gets or sets what completes the request before it is sent.</summary>
    public Func<HttpCommandRequestContext, Task>? PrepareRequest { get; set; }

    /// <summary>Gets or sets what judges the response; null for success by its status.</summary>
    public Func<HttpCommandResultContext, Task<ExecuteCommandResult>>? GetCommandResult { get; set; }

    /// <summary>Gets or sets what becomes of the response's body; by default it is dropped.</summary>
    public HttpCommandResultMode ResultMode { get; set; }
}

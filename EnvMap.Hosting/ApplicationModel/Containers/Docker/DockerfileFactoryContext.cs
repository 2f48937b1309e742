namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a callback that writes a Dockerfile is given.</summary>
public sealed class DockerfileFactoryContext
{
    /// <summary>Gets the services of the application.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>Gets the resource whose image is built.</summary>
    public required IResource Resource { get; init; }

    /// <summary>Gets what ends the work.</summary>
    public CancellationToken CancellationToken { get; init; }
}

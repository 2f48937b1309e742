namespace Aspire.Hosting.Testing;

/// <summary>Declares a distributed application that a test runs.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Finishes the declaration; to be called once.</summary>
    /// <param name="cancellationToken">Ends the waiting for the AppHost's own code.</param>
    /// <returns>The application, ready to start. What the AppHost's own code throws comes out here.</returns>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}

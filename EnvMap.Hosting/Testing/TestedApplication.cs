using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Testing;

/// <summary>An application that the AppHost's own code starts, when the test tells it to.</summary>
internal sealed class TestedApplication(DistributedApplication inner, DistributedApplicationFactory factory) : DistributedApplication(inner)
{
    // The AppHost's code disposes of the application as soon as it has ended; what tells of the end is taken before.
    private readonly CancellationToken _stopping = inner.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(_stopping, cancellationToken);
        await using var registration = ending.Token.Register(ended.SetResult).ConfigureAwait(false);
        try
        {
            await StartAsync(cancellationToken).ConfigureAwait(false);
            await ended.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Told to stop while things were still starting: an end like any other.
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken = default) => factory.StartAsync(cancellationToken);

    public override Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    public override ValueTask DisposeAsync() => factory.DisposeAsync();
}

using Aspire.Hosting;
using EnvMap.Hosting.Publishing;
using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Backchannel;

/// <summary>What the CLI wants, and whether it is still there.</summary>
internal sealed class BackchannelClient(
    PublishingActivities activities, DistributedApplicationExecutionContext executionContext, IHostApplicationLifetime lifetime) : IPublishClient
{
    private readonly TaskCompletionSource _wish = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;

    /// <summary>It follows the publish: only now does that begin, so that one who only asks for the steps runs none.</summary>
    public void Wish() => _wish.TrySetResult();

    /// <summary>It wants the application to end.</summary>
    public void RequestStop()
    {
        _stop.TrySetResult();
        lifetime.StopApplication();
    }

    /// <summary>It has connected.</summary>
    public void Connected() => Interlocked.Increment(ref _connections);

    /// <summary>It has disconnected; a publish that nobody follows any more is called off.</summary>
    public void Disconnected()
    {
        if (Interlocked.Decrement(ref _connections) == 0 && executionContext.IsPublishMode)
        {
            lifetime.StopApplication();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> WaitForWishAsync(CancellationToken cancellationToken)
    {
        Task said = Task.WhenAny(_wish.Task, _stop.Task);
        await said.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_stop.Task.IsCompleted)
        {
            return false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> TellEndAsync(Exception? failure, CancellationToken cancellationToken)
    {
        // Who stopped it in the midst has not heard of its end.
        var isHeard = !cancellationToken.IsCancellationRequested;
        activities.End(failure);
        await _stop.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return isHeard && _stop.Task.IsCompleted;
    }
}

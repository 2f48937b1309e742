namespace EnvMap.Hosting.Dashboard;

/// <summary>Tells open streams that the resource service stops.</summary>
internal sealed class ServiceShutdown : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public Task BeginAsync() => _source.CancelAsync();

    public void Dispose() => _source.Dispose();
}

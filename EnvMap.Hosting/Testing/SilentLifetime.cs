using Microsoft.Extensions.Hosting;

namespace EnvMap.Hosting.Testing;

/// <summary>Leaves Ctrl+C and SIGTERM to the test runner, which is the process that they are meant for.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

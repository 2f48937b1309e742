using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace EnvMap.ServiceDefaults.Vault;

/// <summary>Looks at the secret again and again, and tells once what is wrong with it.</summary>
internal sealed partial class VaultRefresh(VaultConfigurationProvider provider, VaultOptions options, TimeProvider time, ILogger<VaultRefresh> logger) : BackgroundService
{
    private string? _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var untraced = SuppressInstrumentationScope.Begin();
        using var timer = new PeriodicTimer(options.Refresh, time);
        Tell();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (await provider.RefreshAsync(stoppingToken))
                {
                    LogChanged(logger, options.Path);
                }
                Tell();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Whoever starts next reads it anew.
        }
    }

    private void Tell()
    {
        if (provider.Problem != _told && provider.Problem is { } problem)
        {
            LogProblem(logger, problem);
        }
        _told = provider.Problem;
    }
}

using EnvMap.Acquisition;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Dcp;

/// <summary>Finds DCP and the dashboard once, fetching them where they are nowhere.</summary>
internal sealed class DcpBundle(AspireBundleLocator locator, IConfiguration configuration, IOptions<DcpOptions> options)
{
    private readonly Lock _gate = new();
    private Task<AspireBundleLocation>? _location;

    /// <exception cref="AcquisitionException">They are nowhere and cannot be fetched.</exception>
    public Task<AspireBundleLocation> LocateAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return (_location ??= FindAsync(cancellationToken)).WaitAsync(cancellationToken);
        }
    }

    private async Task<AspireBundleLocation> FindAsync(CancellationToken cancellationToken)
    {
        using var progress = new ConsoleAcquisitionProgress();
        var location = await locator.LocateAsync(key => configuration[key], progress, cancellationToken).ConfigureAwait(false);
        (options.Value.CliPath, options.Value.DashboardPath) = (location.DcpPath, location.DashboardPath);
        return location;
    }
}

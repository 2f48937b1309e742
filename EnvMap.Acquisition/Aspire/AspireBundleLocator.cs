namespace EnvMap.Acquisition;

/// <summary>
/// Finds DCP and the dashboard, each by itself: in the configuration, else in the environment, else in an installed Aspire
/// CLI, else by fetching <see cref="AspireBundle.Package"/>.
/// </summary>
public sealed class AspireBundleLocator
{
    /// <summary>The configuration key of DCP's file.</summary>
    public const string DcpSetting = "DcpPublisher:CliPath";

    /// <summary>The configuration key of the dashboard's file.</summary>
    public const string DashboardSetting = "DcpPublisher:DashboardPath";

    /// <summary>The environment variable with the folder that holds DCP.</summary>
    public const string DcpVariable = "ASPIRE_DCP_PATH";

    /// <summary>The environment variable with the dashboard's file.</summary>
    public const string DashboardVariable = "ASPIRE_DASHBOARD_PATH";

    private readonly ToolCache _cache;
    private readonly Func<string, string?> _getVariable;
    private readonly string _home;

    /// <summary>Uses this process's environment and user.</summary>
    public AspireBundleLocator(ToolCache cache)
        : this(cache, Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile))
    {
    }

    internal AspireBundleLocator(ToolCache cache, Func<string, string?> getVariable, string home)
    {
        _cache = cache;
        _getVariable = getVariable;
        _home = home;
    }

    /// <summary>Finds both, fetching only what nothing else names.</summary>
    /// <param name="getSetting">Reads the host's configuration, for <see cref="DcpSetting"/> and <see cref="DashboardSetting"/>.</param>
    /// <param name="progress">Told of a fetch.</param>
    /// <param name="cancellationToken">Ends a fetch.</param>
    /// <exception cref="AcquisitionException">A named path does not exist, or the fetch failed.</exception>
    public async Task<AspireBundleLocation> LocateAsync(
        Func<string, string?> getSetting, IProgress<AcquisitionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var dcp = Named(getSetting, DcpSetting) ?? Named(_getVariable, DcpVariable, AspireBundle.DcpFile);
        var dashboard = Named(getSetting, DashboardSetting) ?? Named(_getVariable, DashboardVariable);
        if (dcp is null || dashboard is null)
        {
            var (directory, origin) = await FindBundleAsync(progress, cancellationToken).ConfigureAwait(false);
            dcp ??= (Path.Combine(directory, AspireBundle.DcpFolder, AspireBundle.DcpFile), origin);
            dashboard ??= (Path.Combine(directory, AspireBundle.ManagedFolder, AspireBundle.ManagedFile), origin);
        }

        return new AspireBundleLocation(dcp.Value.Path, dashboard.Value.Path, dcp.Value.Origin, dashboard.Value.Origin);
    }

    private static (string Path, string Origin)? Named(Func<string, string?> read, string name, string file = "")
    {
        if (read(name) is not { Length: > 0 } value)
        {
            return null;
        }

        var path = Path.GetFullPath(Path.Combine(value, file));
        if (File.Exists(path))
        {
            return (path, name);
        }

        var problem = Directory.Exists(path) ? "is a folder, but a file is wanted there" : "does not exist";
        throw new AcquisitionException($"{name} is '{value}', but '{path}' {problem}. Correct {name}, or remove it to have the file found or fetched.");
    }

    private async Task<(string Directory, string Origin)> FindBundleAsync(IProgress<AcquisitionProgress>? progress, CancellationToken cancellationToken)
    {
        if (InstalledAspireCli.Find(_home) is { } installed)
        {
            return (installed.Directory, $"Aspire CLI {installed.Version}");
        }

        var tool = await _cache.GetAsync(AspireBundle.Package, progress, cancellationToken).ConfigureAwait(false);
        return (tool.Directory, $"npm package {AspireBundle.Version}");
    }
}

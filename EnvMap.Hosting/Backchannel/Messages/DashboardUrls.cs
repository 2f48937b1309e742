namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>Where the dashboard is.</summary>
/// <param name="DashboardHealthy">Whether it listens.</param>
/// <param name="BaseUrlWithLoginToken">The address to open; <see langword="null"/> where there is none.</param>
internal sealed record DashboardUrls(bool DashboardHealthy, string? BaseUrlWithLoginToken = null);

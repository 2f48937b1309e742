namespace EnvMap.Hosting.Dashboard;

/// <summary>How the dashboard, and the resource service that feeds it, are reached and protected.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Gets or sets the addresses of the user interface.</summary>
    public IReadOnlyList<string> FrontendUrls { get; set; } = [];

    /// <summary>Gets or sets the address that takes telemetry by OTLP/gRPC.</summary>
    public string OtlpGrpcUrl { get; set; } = "";

    /// <summary>Gets or sets the address that takes telemetry by OTLP/HTTP.</summary>
    public string OtlpHttpUrl { get; set; } = "";

    /// <summary>Gets or sets the address of the resource service; <see langword="null"/> means a free port.</summary>
    public string? ResourceServiceUrl { get; set; }

    /// <summary>Gets or sets whether the user interface and telemetry ask for no credentials.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Gets or sets the token of the login URL.</summary>
    public string BrowserToken { get; set; } = "";

    /// <summary>Gets or sets the key that senders of telemetry present.</summary>
    public string OtlpApiKey { get; set; } = "";

    /// <summary>Gets or sets the key that readers of telemetry present.</summary>
    public string TelemetryApiKey { get; set; } = "";

    /// <summary>Gets or sets the key that the dashboard presents to the resource service.</summary>
    public string ResourceServiceApiKey { get; set; } = "";

    /// <summary>Gets or sets the name of the application in the dashboard's header.</summary>
    public string ApplicationName { get; set; } = "";

    /// <summary>Gets or sets the web origins that may send telemetry from a browser.</summary>
    public string? CorsAllowedOrigins { get; set; }

    /// <summary>Gets the settings that are handed to the dashboard as they stand.</summary>
    public Dictionary<string, string> PassedOn { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets every secret, for those who must not write them anywhere.</summary>
    public IEnumerable<string> Secrets => new[] { BrowserToken, OtlpApiKey, TelemetryApiKey, ResourceServiceApiKey }.Where(secret => secret.Length > 0);
}

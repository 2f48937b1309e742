namespace EnvMap.Hosting.Dashboard;

/// <summary>Names under which the AppHost's configuration holds what the dashboard needs.</summary>
internal static class DashboardSettings
{
    public const string Path = "ASPIRE_DASHBOARD_PATH";
    public const string FrontendUrls = "ASPNETCORE_URLS";
    public const string OtlpGrpcUrl = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    public const string OtlpHttpUrl = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    public const string ResourceServiceUrl = "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL";
    public const string BrowserToken = "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN";
    public const string ResourceServiceKey = "ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY";
    public const string AllowAnonymous = "ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS";
    public const string CorsAllowedOrigins = "ASPIRE_DASHBOARD_CORS_ALLOWED_ORIGINS";

    public const string AppHostBrowserToken = "AppHost:BrowserToken";
    public const string AppHostOtlpKey = "AppHost:OtlpApiKey";
    public const string AppHostTelemetryKey = "AppHost:DashboardApiKey";
    public const string AppHostResourceServiceKey = "AppHost:ResourceService:ApiKey";
    public const string AppHostDisplayName = "AppHost:DashboardApplicationName";
}

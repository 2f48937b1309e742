namespace EnvMap.Hosting.Dashboard;

/// <summary>The environment that the dashboard is started with; secrets go this way and no other.</summary>
internal static class DashboardEnvironment
{
    private const string ApiKeyMode = "ApiKey";
    private const string UnsecuredMode = "Unsecured";

    public static IReadOnlyDictionary<string, string> Create(DashboardOptions options, Uri resourceService)
    {
        var variables = new Dictionary<string, string>(options.PassedOn, StringComparer.OrdinalIgnoreCase)
        {
            ["ASPNETCORE_URLS"] = string.Join(';', options.FrontendUrls),
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = options.OtlpGrpcUrl,
            ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = options.OtlpHttpUrl,
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = resourceService.GetLeftPart(UriPartial.Authority),
            ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = ApiKeyMode,
            ["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = options.ResourceServiceApiKey,
            ["DASHBOARD__FRONTEND__AUTHMODE"] = options.AllowAnonymous ? UnsecuredMode : "BrowserToken",
            ["DASHBOARD__OTLP__AUTHMODE"] = options.AllowAnonymous ? UnsecuredMode : ApiKeyMode,
            ["DASHBOARD__API__AUTHMODE"] = options.AllowAnonymous ? UnsecuredMode : ApiKeyMode,
            ["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = options.AllowAnonymous ? "true" : "false",
            ["ASPIRE_DASHBOARD_API_ENABLED"] = "true",
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "json",

            // What these say about the AppHost (its environment, its invariant globalization) is not meant for the dashboard;
            // under invariant globalization it would not even start without the second line.
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY"] = "false",

            // Instrumented code pays off in long runs only: a tenth of the time to the first page goes into it.
            ["DOTNET_TieredPGO"] = "0",
        };
        if (!options.AllowAnonymous)
        {
            variables["DASHBOARD__FRONTEND__BROWSERTOKEN"] = options.BrowserToken;
            variables["DASHBOARD__OTLP__PRIMARYAPIKEY"] = options.OtlpApiKey;
            variables["DASHBOARD__API__PRIMARYAPIKEY"] = options.TelemetryApiKey;
        }

        if (options.CorsAllowedOrigins is { } origins)
        {
            variables["DASHBOARD__OTLP__CORS__ALLOWEDORIGINS"] = origins;
            variables["DASHBOARD__OTLP__CORS__ALLOWEDHEADERS"] = "*";
        }

        return variables;
    }
}

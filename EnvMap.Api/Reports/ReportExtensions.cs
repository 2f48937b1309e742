namespace EnvMap.Api.Reports;

internal static class ReportExtensions
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddOptions<ReportOptions>().BindConfiguration(ReportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportBoard>();
        services.AddSingleton<ReportDesk>();
    }
}

namespace EnvMap.Tools.Monitoring.AspireDashboard;

internal static class AspireDashboardContainerImageTags
{
    public const string Registry = "mcr.microsoft.com";
    public const string Image = "dotnet/aspire-dashboard";
    public const string Tag = "13.5";
}

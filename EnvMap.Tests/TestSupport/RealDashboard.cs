namespace EnvMap.Tests.TestSupport;

/// <summary>The dashboard of an Aspire CLI, where ASPIRE_DASHBOARD_PATH names it.</summary>
internal static class RealDashboard
{
    public static string RequirePath()
    {
        var path = Environment.GetEnvironmentVariable("ASPIRE_DASHBOARD_PATH");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "ASPIRE_DASHBOARD_PATH is not set; set it to the file managed/aspire-managed of an Aspire CLI.");
        return path!;
    }
}

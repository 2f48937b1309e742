namespace EnvMap.Tests.TestSupport;

/// <summary>The dashboard of the Aspire CLI that the engine itself would run.</summary>
internal static class RealDashboard
{
    public static async Task<string> GetPathAsync() => (await FetchedTools.AspireAsync()).DashboardPath;
}

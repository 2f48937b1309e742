namespace EnvMap.Tests.TestSupport;

/// <summary>Asks the Prometheus of a project, in its container.</summary>
internal static class PrometheusQueries
{
    /// <summary>Waits until it reads the metrics of these resources.</summary>
    public static async Task ReadsAsync(this ComposeProject project, params string[] resources)
    {
        foreach (var resource in resources)
        {
            await Eventually.Async(
                async () => (await project.QueryAsync($"up{{resource=\"{resource}\"}}")).Contains("=> 1 @", StringComparison.Ordinal), $"Prometheus to read the metrics of {resource}");
        }
    }

    /// <summary>What <c>promtool</c> says of a query: a line for each series.</summary>
    public static async Task<string> QueryAsync(this ComposeProject project, string query) =>
        (await project.TryAsync("exec", "--no-TTY", "prometheus", "promtool", "query", "instant", "http://127.0.0.1:9090", query)).Output;
}

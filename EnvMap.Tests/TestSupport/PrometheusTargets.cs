using System.Net.Http.Json;
using System.Text.Json;

namespace EnvMap.Tests.TestSupport;

internal static class PrometheusTargets
{
    /// <summary>Waits until Prometheus, reached through the edge, scrapes these resources and no other, with success.</summary>
    public static async Task AreUpAsync(HttpClient edge, params string[] resources)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var health = new Dictionary<string, string>(); health.Count < resources.Length || health.Values.Any(value => value != "up"); await timer.WaitForNextTickAsync(timeout.Token))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/targets") { Headers = { Host = "prometheus.envmap.localhost" } };
            using var response = await edge.SendAsync(request, timeout.Token);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(timeout.Token);
            health = answer.GetProperty("data").GetProperty("activeTargets").EnumerateArray().ToDictionary(
                target => target.GetProperty("labels").GetProperty("resource").GetString()!, target => target.GetProperty("health").GetString()!);
            Assert.Empty(health.Keys.Except(resources));
        }
    }
}

using System.Globalization;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>How Compose finds out whether a service is healthy.</summary>
internal static class ServiceHealth
{
    /// <summary>Null where the profile says nothing that can be asked from inside the container.</summary>
    public static ComposeHealthCheck? Of(ManifestWorkload workload, PlanContext context)
    {
        if (context.DocumentOf(workload.Name).Health is not { } health || TestOf(workload, health, context) is not { } test)
        {
            return null;
        }
        return new ComposeHealthCheck
        {
            Test = test,
            Interval = Seconds(health.IntervalSeconds),
            Timeout = Seconds(health.TimeoutSeconds),
            Retries = health.Retries,
            StartPeriod = Seconds(health.StartPeriodSeconds),
        };
    }

    public static string Seconds(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds}s");

    private static IReadOnlyList<ComposeText>? TestOf(ManifestWorkload workload, HealthDocument health, PlanContext context)
    {
        if (health.Command is { Count: > 0 } command)
        {
            return ["CMD", .. command.Select(argument => (ComposeText)argument)];
        }
        if (health.Http is not { } http)
        {
            return null;
        }
        if (!workload.Bindings.TryGetValue(http.Endpoint, out var binding))
        {
            context.Ledger.Lost(workload.Name, $"The health check asks the endpoint '{http.Endpoint}', which the manifest does not have.");
            return null;
        }
        var port = context.Ports.Of(binding);
        return workload is ManifestProject
            ? ["CMD", "bash", "-c", AskByBash(port, http.Path)]
            : ["CMD-SHELL", AskByTools(port, http.Path)];
    }

    // The image of projects has bash, which opens connections itself, and nothing else that asks by HTTP.
    private static string AskByBash(int port, string path) => string.Create(CultureInfo.InvariantCulture,
        $$"""exec 3<>/dev/tcp/127.0.0.1/{{port}} && printf 'GET {{path}} HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 && read -r _ status _ <&3 && [[ $status == [23]?? ]]""");

    private static string AskByTools(int port, string path) => string.Create(CultureInfo.InvariantCulture,
        $"wget -q -O /dev/null http://127.0.0.1:{port}{path} || curl -fsS -o /dev/null http://127.0.0.1:{port}{path}");
}

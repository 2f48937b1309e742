namespace EnvMap.Hosting.Dcp.Model;

/// <summary>DCP's verdict over the probes of an object.</summary>
internal static class HealthStatus
{
    public const string Healthy = "Healthy";

    public const string Caution = "Caution";

    public const string Unhealthy = "Unhealthy";
}

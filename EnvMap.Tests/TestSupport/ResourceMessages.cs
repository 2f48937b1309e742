using EnvMap.Hosting.Dashboard.Proto;
using Google.Protobuf.WellKnownTypes;

namespace EnvMap.Tests.TestSupport;

/// <summary>What the dashboard reads from a resource.</summary>
internal static class ResourceMessages
{
    public static string? PropertyOf(this Resource resource, string name) => resource.Properties.FirstOrDefault(p => p.Name == name)?.Value switch
    {
        { KindCase: Value.KindOneofCase.StringValue } value => value.StringValue,
        { KindCase: Value.KindOneofCase.NumberValue } value => value.NumberValue.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    public static string? Health(this Resource resource) => resource.PropertyOf("resource.healthState");

    public static string? ExitCode(this Resource resource) => resource.PropertyOf("resource.exitCode");

    public static bool IsHealthy(this Resource resource) => resource.State == "Running" && resource.Health() == "Healthy";

    public static string? VariableOf(this Resource resource, string name) => resource.Environment.FirstOrDefault(v => v.Name == name)?.Value;
}

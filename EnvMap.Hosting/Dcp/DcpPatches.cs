using System.Text.Json.Nodes;

namespace EnvMap.Hosting.Dcp;

/// <summary>The patches that start and stop executables and containers.</summary>
internal static class DcpPatches
{
    /// <summary>Starts an object that was created with start = false.</summary>
    public static JsonObject Start() => Spec("start");

    /// <summary>Stops a process or container: SIGTERM, and after 6 s SIGKILL. It cannot be taken back.</summary>
    public static JsonObject Stop() => Spec("stop");

    private static JsonObject Spec(string property) => new() { ["spec"] = new JsonObject { [property] = true } };
}

using System.Text.Json;

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A line of a watch; the object is a <see cref="DcpStatus"/> when the type is <c>ERROR</c>.</summary>
internal sealed class DcpWatchMessage
{
    public string Type { get; set; } = "";

    public JsonElement Object { get; set; }
}

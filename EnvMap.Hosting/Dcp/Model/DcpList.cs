namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The answer to a list request.</summary>
internal sealed class DcpList<T>
{
    public List<T> Items { get; set; } = [];
}

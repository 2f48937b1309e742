namespace EnvMap.Hosting.Dcp.Model;

/// <summary>What DCP answers instead of an object when it refuses a request.</summary>
internal sealed class DcpStatus
{
    public string? Message { get; set; }

    public string? Reason { get; set; }

    public int? Code { get; set; }
}

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>An object that runs: a process or a container.</summary>
internal abstract class DcpWorkload(string kind) : DcpObject(kind)
{
    /// <summary>The state in DCP's words; null or empty before DCP looked at the object.</summary>
    internal abstract string? State { get; }

    /// <summary>Whether it has ended, or never ran and never will.</summary>
    internal abstract bool HasEnded { get; }
}

namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>What a copy of a resource may use at most.</summary>
public sealed record ResourceLimits
{
    /// <summary>Its memory, in mebibytes.</summary>
    public required int MemoryMegabytes { get; init; }

    /// <summary>Its share of processors, in cores.</summary>
    public required double Cpus { get; init; }
}

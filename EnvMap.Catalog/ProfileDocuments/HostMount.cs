namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>A path of the machine that a resource sees.</summary>
public sealed record HostMount
{
    /// <summary>The path on the machine.</summary>
    public required string Source { get; init; }

    /// <summary>Where the resource sees it.</summary>
    public required string Target { get; init; }

    /// <summary>Whether it may only read there.</summary>
    public bool ReadOnly { get; init; }
}

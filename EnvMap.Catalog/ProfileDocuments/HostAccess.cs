namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>What a resource wants of the machine that it runs on. A target that has no such machine leaves all of it out.</summary>
public sealed record HostAccess
{
    /// <summary>Paths of the machine that it sees.</summary>
    public IReadOnlyList<HostMount> Mounts { get; set; } = [];

    /// <summary>Whether it sees the processes of the machine.</summary>
    public bool Processes { get; init; }

    /// <summary>Endpoints that this machine reaches at its loopback, and no other machine; null for none.</summary>
    public IReadOnlyList<string>? LocalEndpoints { get; init; }

    /// <summary>Arguments that follow those of the manifest where it is given what it wants.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];
}

namespace EnvMap.Deploy.Compose.Running;

/// <summary>What is to be deployed, and how.</summary>
public sealed record DeployRequest
{
    /// <summary>The version; null for one that stands for the content.</summary>
    public string? Version { get; init; }

    /// <summary>How long all services together have to become healthy.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The .NET projects that images are made from, by the name of the service; empty where images are there already.</summary>
    public IReadOnlyDictionary<string, string> Projects { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether images are built; else they must be in a registry, or on the machine.</summary>
    public bool Builds { get; init; } = true;

    /// <summary>Whether secrets that another machine has with other contents are replaced by those of here; else they stay, and are named.</summary>
    public bool ReplacesSecrets { get; init; }

    /// <summary>Whether a version that fails is rolled back also where its migrations took something away.</summary>
    public bool AcceptsMigrations { get; init; }
}

namespace EnvMap.Deploy.Compose.Running;

/// <summary>What came of a deployment.</summary>
public sealed record DeployReport
{
    /// <summary>The version that was to be deployed.</summary>
    public required string Version { get; init; }

    /// <summary>Whether it runs, and is well.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Whether any container is another one than before.</summary>
    public bool Changed { get; init; } = true;

    /// <summary>The version that was gone back to; null where none was.</summary>
    public string? RolledBackTo { get; init; }

    /// <summary>Why it failed, and why it was not gone back where it was not.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The last lines of the logs of the services that failed, by their names.</summary>
    public IReadOnlyDictionary<string, string> Logs { get; init; } = new Dictionary<string, string>();
}

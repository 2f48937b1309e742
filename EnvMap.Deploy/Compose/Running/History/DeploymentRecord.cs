namespace EnvMap.Deploy.Compose.Running.History;

/// <summary>A version that was brought to a machine.</summary>
public sealed record DeploymentRecord
{
    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What came of it.</summary>
    public required DeploymentOutcome Outcome { get; init; }

    /// <summary>Stands for what was published and built: equal where that was equal.</summary>
    public required string Content { get; init; }

    /// <summary>Stands for what was published alone; null where that was not noted.</summary>
    public string? Definition { get; init; }

    /// <summary>Stands for the settings and secrets of the machine: equal where they were equal.</summary>
    public required string Settings { get; init; }

    /// <summary>The names of the secrets; null where they were not noted.</summary>
    public IReadOnlyList<string>? Secrets { get; init; }

    /// <summary>Stands for those secrets: equal where all of them were equal.</summary>
    public string? SecretsHash { get; init; }

    /// <summary>The folder that they were in, as <c>.env</c> named it; null where it was not noted.</summary>
    public string? SecretsFolder { get; init; }

    /// <summary>The registry of the images that were built for it, empty for none; null where it was not noted.</summary>
    public string? Registry { get; init; }

    /// <summary>The number of the database's latest migration once the version ran; null where none was found.</summary>
    public int? Migration { get; init; }
}

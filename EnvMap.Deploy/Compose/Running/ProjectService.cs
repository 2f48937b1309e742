namespace EnvMap.Deploy.Compose.Running;

/// <summary>What the Compose file says of a service.</summary>
internal sealed record ProjectService
{
    public required string Name { get; init; }

    /// <summary>The folder that its image is built from, as the file has it; null where the image is taken as it is.</summary>
    public string? BuildContext { get; init; }

    /// <summary>The files of variables that it is given, as the file has them.</summary>
    public IReadOnlyList<string> EnvFiles { get; init; } = [];

    /// <summary>Whether it is there to end, and is started again only where it failed.</summary>
    public bool IsTask { get; init; }

    /// <summary>The rows of the map that it realises.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];
}

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>A value that a profile needs on the machine that it is deployed to.</summary>
public sealed record NeededInput
{
    /// <summary>What it is called: an input by its name in the manifest, a setting of the Compose file by its variable.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a setting of the Compose file, of which the manifest knows nothing.</summary>
    public bool Setting { get; init; }

    /// <summary>The variable of <c>.env</c> that it is set by; null where <c>.env</c> is to hold no secret.</summary>
    public string? Variable { get; init; }

    /// <summary>The file that it is kept in, from the Compose folder on where it lies below that; null for what is no secret.</summary>
    public string? File { get; init; }

    /// <summary>Whether the value must be kept secret, and so is not told.</summary>
    public bool Secret { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required InputOrigin Origin { get; init; }

    /// <summary>The value; null where there is none, or it is secret.</summary>
    public string? Value { get; init; }

    /// <summary>The services that use it, also by way of another input.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];
}

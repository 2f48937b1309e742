namespace EnvMap.Deploy.Compose.Drift;

/// <summary>One thing in which what runs is not what was published.</summary>
public sealed record DriftFinding
{
    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The rows of the map that the service realises.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>In what it differs.</summary>
    public required DriftAspect Aspect { get; init; }

    /// <summary>Which part of that: the name of a variable, a network, a port; null where there is but one.</summary>
    public string? Item { get; init; }

    /// <summary>What was published; null where nothing was, or nobody is to see it.</summary>
    public string? Published { get; init; }

    /// <summary>What runs; null where nothing does, or nobody is to see it.</summary>
    public string? Running { get; init; }

    /// <summary>All of it in a sentence without secrets.</summary>
    public required string Message { get; init; }

    /// <summary>Why nobody minds; null where it counts.</summary>
    public string? Reason { get; init; }
}

namespace EnvMap.Deploy.Losses;

/// <summary>What became of a field, or of all in it.</summary>
public sealed record LossEntry
{
    /// <summary>The resource; null for what concerns the whole.</summary>
    public string? Resource { get; init; }

    /// <summary>The JSON pointer of the field; null where the entry is about none in particular.</summary>
    public string? Field { get; init; }

    /// <summary>The line of the manifest, counted from 1; 0 where the entry is about no place in it.</summary>
    public int Line { get; init; }

    /// <summary>What became of it.</summary>
    public required LossOutcome Outcome { get; init; }

    /// <summary>What stands for it, or why nothing does; a sentence without the field's value.</summary>
    public required string Reason { get; init; }
}

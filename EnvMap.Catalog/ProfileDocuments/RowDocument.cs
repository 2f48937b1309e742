using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>A row of the map, as the profile has it.</summary>
public sealed record RowDocument
{
    /// <summary>The name of the row.</summary>
    public required string Row { get; init; }

    /// <summary>What the profile makes of the row.</summary>
    public required RowState State { get; init; }

    /// <summary>The row's cell in the profile's environment, as it stands in the map.</summary>
    public required string Cell { get; init; }

    /// <summary>The resources of the manifest that realise the row; empty for what a target itself realises, and for what is not in effect.</summary>
    public IReadOnlyList<string> RealisedBy { get; set; } = [];

    /// <summary>The files, relative to the document, that realise the row and belong in the root of the repository; null where there are none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Why the row is in this state.</summary>
    public string? Reason { get; init; }

    /// <summary>The row that fills the slot in this one's stead, if it is superseded.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Whether the row is part of the profile, within the map or beyond it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsInEffect => State is RowState.In or RowState.BeyondTheMap;
}

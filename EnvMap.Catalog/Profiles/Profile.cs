namespace EnvMap.Catalog.Profiles;

/// <summary>What runs in one environment at one phase.</summary>
public sealed record Profile
{
    /// <summary>The profile's name, with the phase that holds.</summary>
    public required ProfileName Name { get; init; }

    /// <summary>The phase that was asked for; the name's phase is the last one, up to it, that changes the column.</summary>
    public required Phase RequestedPhase { get; init; }

    /// <summary>Every row of the map, in the order of the file.</summary>
    public required IReadOnlyList<ProfileRow> Rows { get; init; }

    /// <summary>Errors, such as two rows in one slot, and warnings, such as a row that is not recommended.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }

    /// <summary>Whether any problem is an error; such a profile must not be used.</summary>
    public bool HasErrors => Problems.Any(problem => problem.IsError);

    /// <summary>Whether no row is beyond the map, as a committed profile must be.</summary>
    public bool IsWithinMap => Rows.All(row => row.State is not RowState.BeyondTheMap);

    /// <summary>The row with this name or id, or null where the map has none.</summary>
    public ProfileRow? Find(string nameOrId) => Rows.FirstOrDefault(row =>
        string.Equals(row.Tool.Name, nameOrId, StringComparison.OrdinalIgnoreCase)
        || string.Equals(row.Tool.Id.Value, nameOrId, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the row with this name or id is part of the profile; false for a row that the map does not have.</summary>
    public bool Has(string nameOrId) => Find(nameOrId) is { IsInEffect: true };

    /// <summary>The rows that fill a slot; more than one where the map marks several alike.</summary>
    public IReadOnlyList<ProfileRow> InSlot(ToolSlot slot) => [.. Rows.Where(row => row.Slot == slot && row.IsInEffect)];
}

using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Pages.Matrix;

/// <summary>Verdicts and their words.</summary>
public static class CellVerdicts
{
    /// <summary>All verdicts with the words that the filter and the legend have for them.</summary>
    public static IReadOnlyList<(CellVerdict Verdict, string Label, string Meaning)> All { get; } =
    [
        (CellVerdict.In, "In", "part of the profile"),
        (CellVerdict.Superseded, "Superseded", "another row fills its slot in this phase"),
        (CellVerdict.Later, "Later phase", "a later phase brings it"),
        (CellVerdict.Optional, "Optional", "an option that is not switched on"),
        (CellVerdict.Absent, "Not used", "the table does not have it there"),
        (CellVerdict.Beyond, "Beyond the map", "switched on although the table does not have it"),
        (CellVerdict.Excluded, "Left out", "switched off by a setting"),
    ];

    /// <summary>The verdict on a row of a profile.</summary>
    public static CellVerdict Of(ProfileRow row, Phase phase)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.State, row.Placement) switch
        {
            (RowState.In, _) => CellVerdict.In,
            (RowState.BeyondTheMap, _) => CellVerdict.Beyond,
            (RowState.Superseded, _) => CellVerdict.Superseded,
            (_, { IsApplicable: false }) => CellVerdict.Absent,
            (_, { IsToday: true }) => CellVerdict.Excluded,
            (_, { Phase: { } later }) when later > phase => CellVerdict.Later,
            (_, { Optional: true }) => CellVerdict.Optional,
            _ => CellVerdict.Excluded,
        };
    }

    /// <summary>The verdict's name in addresses and style sheets, such as <c>superseded</c>.</summary>
    public static string ToSlug(this CellVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>Reads a name of <see cref="ToSlug"/>, or gives null.</summary>
    public static CellVerdict? Read(string? slug) =>
        All.Where(one => one.Verdict.ToSlug() == slug).Select(one => (CellVerdict?)one.Verdict).FirstOrDefault();
}

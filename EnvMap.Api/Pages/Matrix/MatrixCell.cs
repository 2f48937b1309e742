using EnvMap.Api.Status;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Pages.Matrix;

/// <summary>A cell of the matrix.</summary>
/// <param name="Row">What the shown profile makes of the row.</param>
/// <param name="Verdict">The same, in a word.</param>
/// <param name="State">What is known of it; null where the shown profile is not the one that runs.</param>
/// <param name="Change">What the shown profile changes against the one that runs.</param>
public sealed record MatrixCell(ProfileRow Row, CellVerdict Verdict, CellState? State, CellChange Change)
{
    /// <summary>The verdict's words, such as <c>From phase 2</c>; the row that supersedes is not named in them.</summary>
    public string Words => (Verdict, Row.Placement) switch
    {
        (CellVerdict.Later, { Optional: true, Phase: { } phase }) => $"Option from phase {phase.Number}",
        (CellVerdict.Later, { Phase: { } phase }) => $"From phase {phase.Number}",
        (CellVerdict.Superseded, _) when Row.SupersededBy is not null => "Superseded by",
        _ => CellVerdicts.All.First(one => one.Verdict == Verdict).Label,
    };
}

namespace EnvMap.Catalog;

/// <summary>How marks and caveats are written in the table.</summary>
public static class CellStatuses
{
    /// <summary>The mark as the table writes it.</summary>
    public static string ToMark(this CellStatus status) => status switch
    {
        CellStatus.Implemented => "✅",
        CellStatus.Planned => "⚠️",
        _ => "❌",
    };

    /// <summary>The caveat's words, or an empty string for <see cref="CellCaveat.None"/>.</summary>
    public static string ToWords(this CellCaveat caveat) => caveat switch
    {
        CellCaveat.NotRecommended => "Not recommended",
        CellCaveat.NotSecure => "Not secure",
        _ => "",
    };
}

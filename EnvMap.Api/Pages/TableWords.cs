using EnvMap.Catalog;

namespace EnvMap.Api.Pages;

/// <summary>Says the table's marks in words, for readers whose fonts have none and for those who hear the page.</summary>
internal static class TableWords
{
    /// <summary>The text with words instead of marks; a mark that words follow goes.</summary>
    public static string Of(string text) => text.Trim() == CellStatus.Planned.ToMark()
        ? "planned"
        : text
            .Replace(CellStatus.Implemented.ToMark(), "implemented", StringComparison.Ordinal)
            .Replace(CellStatus.NotImplemented.ToMark(), "not implemented", StringComparison.Ordinal)
            .Replace($"{CellStatus.Planned.ToMark()} ", "", StringComparison.Ordinal);
}

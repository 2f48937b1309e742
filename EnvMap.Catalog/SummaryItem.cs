namespace EnvMap.Catalog;

/// <summary>An item of a summary.</summary>
/// <param name="Status">Its mark.</param>
/// <param name="Text">What follows the mark, such as <c>Loki + Promtail (logging)</c>.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">The column of the text's first character, counted from 1.</param>
public sealed record SummaryItem(CellStatus Status, string Text, int Line, int Column);

namespace EnvMap.Catalog;

/// <summary>A mark of the legend.</summary>
/// <param name="Status">The mark.</param>
/// <param name="Name">What it is called, such as Currently Implemented.</param>
/// <param name="Description">What it means.</param>
/// <param name="Line">Its line, counted from 1.</param>
public sealed record LegendMark(CellStatus Status, string Name, string Description, int Line);

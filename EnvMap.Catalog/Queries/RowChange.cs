namespace EnvMap.Catalog.Queries;

/// <summary>What two sides say differently of a row that both have.</summary>
/// <param name="Row">The row.</param>
/// <param name="Field">What differs: a column of the table, <c>cell</c> or <c>state</c>.</param>
/// <param name="From">What the first side says.</param>
/// <param name="To">What the second side says.</param>
public sealed record RowChange(DiffRow Row, string Field, string From, string To);

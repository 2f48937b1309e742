namespace EnvMap.Cli.Output;

internal sealed record ReportTable
{
    public required string Heading { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<ReportRow> Rows { get; init; }
}

// A row of one cell is a group: it heads the rows that follow.
internal sealed record ReportRow(params IReadOnlyList<string> Cells)
{
    public bool IsGroup => Cells.Count is 1;
}

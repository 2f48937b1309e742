namespace EnvMap.Cli.Output;

// An answer as a person reads it, before it is text of any kind.
internal sealed record Report
{
    public required string Title { get; init; }

    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    // What stands under the tables.
    public required string Summary { get; init; }
}

using EnvMap.Catalog;
using EnvMap.Catalog.Queries;

namespace EnvMap.Cli.Output;

// The map at a glance: a line a group, with what each environment has of it and from when on.
internal static class GroupTable
{
    public static ReportTable Of(MapView view) => new()
    {
        Heading = "From today on, or from the phase in brackets",
        Columns = ["What", .. view.Environments.Select(environment => environment.ToColumn())],
        Rows = [.. view.Rows.GroupBy(row => row.Group ?? row.Section).Select(group => new ReportRow(
            [group.Key, .. view.Environments.Select((_, column) => Text(group, column))]))],
    };

    private static string Text(IEnumerable<RowView> group, int column) => group
        .Where(row => row.Cells[column].Status is not CellStatus.NotImplemented)
        .Select(row => $"{row.Name}{Brackets(row.Cells[column])}")
        .DefaultIfEmpty("–")
        .Aggregate((some, next) => $"{some}, {next}");

    private static string Brackets(CellView cell)
    {
        IEnumerable<string> words =
        [
            .. cell.Phase is { } phase ? [$"{phase}"] : Array.Empty<string>(),
            .. cell.Optional ? ["optional"] : Array.Empty<string>(),
            .. cell.Caveat is CellCaveat.None ? [] : new[] { cell.Caveat.ToWords().ToLowerInvariant() },
        ];
        return words.Any() ? $" ({string.Join(", ", words)})" : "";
    }
}

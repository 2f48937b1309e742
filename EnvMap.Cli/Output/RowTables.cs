using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Queries;

namespace EnvMap.Cli.Output;

// The tables that comparisons have in common; one without rows is left out.
internal static class RowTables
{
    public static string Slot(ToolSlot slot) => slot is ToolSlot.None ? "" : slot.ToSlug();

    public static IEnumerable<ReportTable> Rows(string heading, IReadOnlyList<DiffRow> rows) => Table(
        heading, ["Tool/Service", "Section", "Slot"], rows.Select(row => new ReportRow(row.Name, row.Section, Slot(row.Slot))));

    public static IEnumerable<ReportTable> Replacements(string heading, string from, string to, IReadOnlyList<SlotReplacement> replacements) => Table(
        heading, ["Slot", from, to], replacements.Select(one => new ReportRow(one.Slot.ToSlug(), Names(one.From), Names(one.To))));

    public static IEnumerable<ReportTable> Changes(string heading, string from, string to, IReadOnlyList<RowChange> changes) => Table(
        heading, ["Tool/Service", "What", from, to], changes.Select(one => new ReportRow(one.Row.Name, one.Field, one.From, one.To)));

    public static IEnumerable<ReportTable> Parts(string heading, string from, string to, IReadOnlyList<PartChange> parts) => Table(
        heading, ["What", from, to], parts.Select(one => new ReportRow(one.Part, one.From, one.To)));

    private static IEnumerable<ReportTable> Table(string heading, IReadOnlyList<string> columns, IEnumerable<ReportRow> rows) =>
        rows.ToList() is { Count: > 0 } filled ? [new ReportTable { Heading = heading, Columns = columns, Rows = filled }] : [];

    private static string Names(IEnumerable<DiffRow> rows) => string.Join(", ", rows.Select(row => row.Name));
}

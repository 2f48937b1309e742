using Spectre.Console;

namespace EnvMap.Cli.Output;

// For a terminal with colours and fitted to its width; for a pipe or a file plain and as wide as it needs.
internal static class ConsoleReport
{
    private const int Unbounded = 10_000;

    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_group = new(foreground: Color.Blue);

    public static void Write(Report report)
    {
        var console = CreateConsole();
        console.WriteLine(report.Title, s_heading);
        foreach (var tables in Alike(report.Tables))
        {
            console.Write(Draw(tables));
        }
        console.WriteLine(report.Summary);
    }

    // Tables with the same columns are drawn as one, so that they align.
    private static IEnumerable<List<ReportTable>> Alike(IEnumerable<ReportTable> tables)
    {
        var alike = new List<ReportTable>();
        foreach (var table in tables)
        {
            if (alike.Count > 0 && !alike[0].Columns.SequenceEqual(table.Columns))
            {
                yield return alike;
                alike = [];
            }
            alike.Add(table);
        }
        if (alike.Count > 0)
        {
            yield return alike;
        }
    }

    private static Table Draw(List<ReportTable> tables)
    {
        var drawn = new Table { Border = TableBorder.Simple };
        foreach (var column in tables[0].Columns)
        {
            drawn.AddColumn(new TableColumn(new Text(column, s_heading)));
        }
        foreach (var table in tables)
        {
            if (drawn.Rows.Count > 0)
            {
                drawn.AddEmptyRow();
            }
            drawn.AddRow(new Text(table.Heading, s_heading));
            foreach (var row in table.Rows)
            {
                drawn.AddRow(row.Cells.Select(cell => new Text(cell, row.IsGroup ? s_group : Style.Plain)));
            }
        }
        return drawn;
    }

    private static IAnsiConsole CreateConsole()
    {
        var isPlain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            // They would turn colours on for the logs of a build server.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = Unbounded;
        }
        return console;
    }
}

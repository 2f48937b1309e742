using Spectre.Console;

namespace EnvMap.Cli.Output;

// For a terminal with colours and fitted to its width; for a pipe or a file plain and as wide as it needs.
internal static class ConsoleReport
{
    private const int Unbounded = 10_000;

    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_group = new(foreground: Color.Blue);

    public static void Write(Report report, TextWriter? file = null)
    {
        if (file is null && !Console.IsOutputRedirected)
        {
            Write(report, CreateConsole(Console.Out, isFile: false));
            return;
        }
        using var text = new StringWriter();
        Write(report, CreateConsole(text, isFile: true));
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            (file ?? Console.Out).WriteLine(line.TrimEnd());
        }
    }

    private static void Write(Report report, IAnsiConsole console)
    {
        console.WriteLine(Printable(report.Title), s_heading);
        var isFirst = true;
        foreach (var tables in Alike(report.Tables))
        {
            // A table begins and ends with an empty line of its own.
            if (isFirst && tables.Count is 1)
            {
                console.WriteLine();
            }
            isFirst = false;
            if (tables.Count is 1)
            {
                console.WriteLine(Printable(tables[0].Heading), s_heading);
            }
            console.Write(Draw(tables));
        }
        console.WriteLine(Printable(report.Summary));
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
            if (tables.Count > 1)
            {
                drawn.AddRow(new Text(Printable(table.Heading), s_heading));
            }
            foreach (var row in table.Rows)
            {
                drawn.AddRow(row.Cells.Select(cell => new Text(Printable(cell), row.IsGroup ? s_group : Style.Plain)));
            }
        }
        return drawn;
    }

    // A map is somebody's text; what steers a terminal has no place in it.
    private static string Printable(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character));

    private static IAnsiConsole CreateConsole(TextWriter output, bool isFile)
    {
        var isPlain = isFile || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            // They would turn colours on for the logs of a build server.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        if (isFile)
        {
            console.Profile.Width = Unbounded;
        }
        return console;
    }
}

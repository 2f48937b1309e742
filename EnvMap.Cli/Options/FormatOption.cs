using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using EnvMap.Catalog.Json;
using EnvMap.Cli.Output;

namespace EnvMap.Cli.Options;

internal sealed class FormatOption
{
    // What is written is read by people too: no \u2705 for ✅.
    private static readonly JsonSerializerOptions s_json = new(CatalogJsonContext.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Option<string> _option = new("--format")
    {
        Description = "How the answer is written.",
        HelpName = "table|json|md|html",
        DefaultValueFactory = _ => "table",
    };

    public FormatOption(Command command)
    {
        _option.AcceptOnlyFromAmong("table", "json", "md", "html");
        command.Options.Add(_option);
    }

    public OutputFormat Read(ParseResult result) => result.GetValue(_option) switch
    {
        "json" => OutputFormat.Json,
        "md" => OutputFormat.Markdown,
        "html" => OutputFormat.Html,
        _ => OutputFormat.Table,
    };

    public void Write<T>(ParseResult result, T answer, Func<Report> report)
    {
        switch (Read(result))
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(answer, s_json.GetTypeInfo(typeof(T))));
                break;
            case OutputFormat.Markdown:
                Console.Out.Write(MarkdownReport.Write(report()));
                break;
            case OutputFormat.Html:
                Console.Out.Write(HtmlReport.Write(report()));
                break;
            default:
                ConsoleReport.Write(report());
                break;
        }
    }
}

using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;
using EnvMap.Cli.Output;

namespace EnvMap.Cli.Options;

internal sealed class FormatOption
{
    // What is written is read by people too: no \u2705 for ✅.
    private static readonly JsonSerializerOptions s_json = Readable(CatalogJsonContext.Default);

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

    public void Write<T>(ParseResult result, T answer, Func<Report> report, JsonSerializerContext? context = null) =>
        Write(result, () => JsonSerializer.Serialize(answer, (context is null ? s_json : Readable(context)).GetTypeInfo(typeof(T))), report, null);

    // To the console, or where somebody names a file into that: whole, or it stays as it was.
    public void Write(ParseResult result, Func<string> json, Func<Report> report, string? path)
    {
        if (path is null)
        {
            WriteTo(null, result, json, report);
            return;
        }
        if (IsDevice(path))
        {
            using var device = new StreamWriter(path);
            WriteTo(device, result, json, report);
            return;
        }
        // Asking where a file leads that is not there yet is an error.
        var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        var unfinished = $"{target}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = File.CreateText(unfinished))
            {
                WriteTo(file, result, json, report);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            }
            File.Move(unfinished, target, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // /dev/null, /dev/stdout, /dev/fd/63: what is there is for all programs, and nothing takes its place.
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal) || Path.GetFullPath(path).StartsWith("/proc/", StringComparison.Ordinal));

    private void WriteTo(TextWriter? file, ParseResult result, Func<string> json, Func<Report> report)
    {
        switch (Read(result))
        {
            case OutputFormat.Json:
                (file ?? Console.Out).WriteLine(json());
                break;
            case OutputFormat.Markdown:
                (file ?? Console.Out).Write(MarkdownReport.Write(report()));
                break;
            case OutputFormat.Html:
                (file ?? Console.Out).Write(HtmlReport.Write(report()));
                break;
            default:
                ConsoleReport.Write(report(), file);
                break;
        }
    }

    private static JsonSerializerOptions Readable(JsonSerializerContext context) =>
        new(context.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

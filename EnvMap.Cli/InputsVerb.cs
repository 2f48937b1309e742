using System.CommandLine;
using EnvMap.Cli.Options;
using EnvMap.Cli.Output;
using EnvMap.Cli.Running;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Compose.Inputs;

namespace EnvMap.Cli;

internal sealed class InputsVerb : Verb
{
    private readonly SourceArgument _source;
    private readonly FormatOption _format;
    private readonly Option<bool> _check = new("--check") { Description = "Exit code 1 where a value is missing." };

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "folder",
        Description = "The folder that has, or would get, the folder 'compose'. Default: the one of the manifest.",
    };

    private readonly Option<string?> _secrets = new("--secrets-dir")
    {
        HelpName = "folder",
        Description = "Where the secret files are kept. Default: what .env says, at first the folder 'secrets' beside it.",
    };

    public InputsVerb() : base("inputs", "Shows every value and secret that a profile needs in Compose: where it is set, where it comes from, and who uses it. Secrets are not shown, and nothing is written.",
        "envmap inputs aspire-manifest/staging-0",
        "envmap inputs production-0 --check",
        "Parameters__postgres_password=… envmap inputs aspire-manifest/production-0 --secrets-dir /srv/envmap/secrets --format md")
    {
        _source = new SourceArgument(this);
        foreach (var option in new Option[] { _output, _secrets, _check })
        {
            Options.Add(option);
        }
        _format = new FormatOption(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (_source.Read(result) is not { } source)
        {
            return ExitCodes.BadInput;
        }
        var input = new DeployInput
        {
            Source = source,
            OutputFolder = result.GetValue(_output) ?? Path.GetDirectoryName(Path.GetFullPath(source.Manifest.Path))!,
            GivenValue = GivenParameters.Of,
        };
        var report = await new ComposeTarget { SecretsFolder = result.GetValue(_secrets) }.ReadInputsAsync(input, cancellationToken);
        Problems.Write(report.Problems);
        if (report.Problems.Any(problem => problem.IsError))
        {
            return ExitCodes.BadInput;
        }
        _format.Write(result, report, () => Describe(report), InputJsonContext.Default);
        return result.GetValue(_check) && report.Open.Count > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static Report Describe(InputReport report) => new()
    {
        Title = $"{(report.Profile is null ? "" : $"{report.Profile} in ")}{Path.GetRelativePath(Environment.CurrentDirectory, report.Folder)}",
        Tables =
        [
            .. Table("Settings", report.Inputs.Where(input => input.Setting)),
            .. Table("Values", report.Inputs.Where(input => input is { Setting: false, Secret: false })),
            .. Table("Secrets", report.Inputs.Where(input => input.Secret)),
            .. report.Open.Count is 0 ? [] : new[]
            {
                new ReportTable { Heading = "Missing", Columns = ["", "What is to be done"], Rows = [.. report.Open.Select((open, index) => new ReportRow($"{index + 1}", open))] },
            },
        ],
        Summary = $"{report.Inputs.Count} inputs, {report.Inputs.Count(input => input.Secret)} of them secret; {(report.Open.Count is 0 ? "nothing is missing" : $"{report.Open.Count} to be done")}",
    };

    private static IEnumerable<ReportTable> Table(string heading, IEnumerable<NeededInput> inputs) => !inputs.Any() ? [] :
    [
        new ReportTable
        {
            Heading = heading,
            Columns = ["Name", "Variable", "File", "From", "Value", "Used by"],
            Rows =
            [
                .. inputs.Select(input => new ReportRow(
                    input.Name, input.Variable ?? "–", input.File ?? "–", Words(input.Origin), input.Value ?? "–", input.UsedBy.Count is 0 ? "–" : string.Join(", ", input.UsedBy))),
            ],
        },
    ];

    private static string Words(InputOrigin origin) => origin switch
    {
        InputOrigin.EnvFile => ".env",
        InputOrigin.SecretsFolder => "folder of secrets",
        InputOrigin.Given => "given",
        InputOrigin.Default => "default",
        InputOrigin.Generated => "generated when written",
        _ => "not set",
    };
}

using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Cli.Running;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Losses;

namespace EnvMap.Cli;

internal sealed class ComposeVerb : Verb
{
    private readonly Argument<string> _source = new("folder")
    {
        HelpName = "folder",
        Description = "The folder of a published profile, such as aspire-manifest/staging-0, or any Aspire manifest.",
    };

    private readonly Option<string?> _output = new("--output")
    {
        HelpName = "folder",
        Description = "The folder that gets a folder 'compose'. Default: the one of the manifest.",
    };

    private readonly Option<string?> _secrets = new("--secrets-dir")
    {
        HelpName = "folder",
        Description = "Where the secret files are kept. Default: what .env says, at first the folder 'secrets' beside it.",
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "Exit code 1 where anything of the manifest is lost." };

    public ComposeVerb() : base("compose", "Turns a published profile, or any Aspire manifest, into a folder for Docker Compose. An .env that is there keeps its values.",
        "envmap compose aspire-manifest/staging-0",
        "envmap compose aspire-manifest/production-0 --output deploy/production --secrets-dir /srv/envmap/secrets",
        "envmap compose ../shop/aspire-manifest.json --output deploy --strict")
    {
        Arguments.Add(_source);
        foreach (var option in new Option[] { _output, _secrets, _strict })
        {
            Options.Add(option);
        }
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var problems = new List<CatalogProblem>();
        var source = DeploySource.Read(result.GetValue(_source)!, problems);
        Problems.Write(problems);
        if (source is null)
        {
            return ExitCodes.BadInput;
        }
        var folder = result.GetValue(_output) ?? Path.GetDirectoryName(Path.GetFullPath(source.Manifest.Path))!;
        var input = new DeployInput { Source = source, OutputFolder = folder, GivenValue = GivenParameters.Of };
        var target = new ComposeTarget { SecretsFolder = result.GetValue(_secrets) };
        // A lock is a file too, and bad input writes none.
        if (await target.CheckAsync(input, cancellationToken) is { Count: > 0 } reasons)
        {
            Problems.Write(reasons);
            return ExitCodes.BadInput;
        }
        try
        {
            // A deployment that is under way starts what lies there.
            await using var alone = await DeploymentLock.TakeAsync(
                Path.Combine(folder, ComposeTarget.TargetName), TimeProvider.System, message => Console.Error.WriteLine($"{PathOf(this)}: warning: {message}"), cancellationToken);
            return await WriteAsync(result, target, input, cancellationToken);
        }
        catch (DeploymentException exception)
        {
            Console.Error.WriteLine($"{PathOf(this)}: error: {exception.Message}");
            return ExitCodes.BadInput;
        }
    }

    private async Task<int> WriteAsync(ParseResult result, ComposeTarget target, DeployInput input, CancellationToken cancellationToken)
    {
        var written = await target.WriteAsync(input, cancellationToken);
        Problems.Write(written.Problems);
        if (!written.IsWritten)
        {
            return ExitCodes.BadInput;
        }
        Describe(written);
        return written.Losses.Fails(result.GetValue(_strict)) ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static void Describe(DeployResult written)
    {
        Console.Out.WriteLine($"{Path.GetRelativePath(Environment.CurrentDirectory, written.Folder)} is written.");
        foreach (var entry in written.Losses.Entries.Where(entry => entry.Outcome is not LossOutcome.Emitted))
        {
            var about = entry.Field ?? entry.Resource;
            Console.Out.WriteLine($"{entry.Outcome.ToString().ToLowerInvariant()}: {(about is null ? "" : $"{about}: ")}{entry.Reason}");
        }
        foreach (var open in written.Open)
        {
            Console.Out.WriteLine($"open: {open}");
        }
    }
}

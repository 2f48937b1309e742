using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Cli.Options;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Compose.Plan;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

internal sealed class PlanVerb : ProjectVerb
{
    private const string WhatRuns = "running";

    private readonly FormatOption _format;
    private readonly Option<bool> _exitCode = new("--exit-code") { Description = "Exit code 1 where anything would be done." };
    private readonly Option<string?> _version = new("--version") { HelpName = "version", Description = "The version that would be deployed. Default: one that is named after its content." };

    private readonly Option<string> _against = new("--against")
    {
        HelpName = $"folder|{WhatRuns}",
        Description = "What is compared: what runs, or another published folder or folder of Compose.",
        DefaultValueFactory = _ => WhatRuns,
    };

    private readonly Option<string?> _secrets = new("--secrets-dir")
    {
        HelpName = "folder",
        Description = "Where the secret files are kept. Default: what .env says, at first the folder 'secrets' beside it.",
    };

    public PlanVerb() : base("plan", "Shows what a deployment would create, change, replace and remove, and where data would be lost. Nothing is started, built or written.",
        "envmap plan aspire-manifest/staging-0",
        "envmap plan aspire-manifest/production-0 --host deploy@machine.example.org --exit-code --format md",
        "envmap plan aspire-manifest/staging-0 --against ../last-release/aspire-manifest/staging-0")
    {
        foreach (var option in new Option[] { _against, _version, _secrets, _exitCode })
        {
            Options.Add(option);
        }
        _format = new FormatOption(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var against = result.GetValue(_against)!;
        if (against is not WhatRuns && Project.IsElsewhere(result))
        {
            throw new DeploymentException("What runs elsewhere and another folder are two things to compare with. Leave --host or --against out.", isBadInput: true);
        }
        if (ManifestFolder.Find(Project.Folder(result)) is null)
        {
            ManifestFolder.Refuse(result, Project.Folder(result), _secrets);
        }
        if (await PreviewAsync(Project.Folder(result), result.GetValue(_secrets), prefersWritten: false, cancellationToken) is not { } preview
            || (against is WhatRuns ? preview : await PreviewAsync(against, null, prefersWritten: true, cancellationToken)) is not { } before)
        {
            return ExitCodes.BadInput;
        }
        var report = await LookAsync(async () =>
        {
            var planner = new ProjectPlanner(await Project.OpenAsync(result, preview, Processes, cancellationToken), preview);
            return against is WhatRuns
                ? await planner.PlanAsync(result.GetValue(_version), cancellationToken)
                : await planner.PlanAsync(await Project.OpenAsync(result, before, Processes, cancellationToken), before, result.GetValue(_version), cancellationToken);
        });
        _format.Write(result, report, () => PlanTables.Describe(report), PlanJsonContext.Default);
        return result.GetValue(_exitCode) && report.HasChanges ? ExitCodes.Findings : ExitCodes.Done;
    }

    // What 'deploy' would write; of a folder that is only compared with, what lies there. Null where something is wrong or missing, which is told.
    private async Task<ComposePreview?> PreviewAsync(string folder, string? secrets, bool prefersWritten, CancellationToken cancellationToken)
    {
        var isWritten = prefersWritten && File.Exists(Path.Combine(folder, "compose.yaml"));
        if (isWritten || ManifestFolder.Find(folder) is not { } published)
        {
            return ComposePreview.OfFolder(folder);
        }
        var problems = new List<CatalogProblem>();
        var source = DeploySource.Read(published, problems);
        var preview = source is null ? null
            : await new ComposeTarget { SecretsFolder = secrets }.PreviewAsync(new DeployInput { Source = source, OutputFolder = published, GivenValue = GivenParameters.Of }, cancellationToken);
        Problems.Write([.. problems, .. preview?.Problems ?? []]);
        foreach (var open in preview?.Open ?? [])
        {
            Console.Error.WriteLine($"{PathOf(this)}: error: {open}");
        }
        return preview is { Open.Count: 0 } && !preview.Problems.Any(problem => problem.IsError) ? preview : null;
    }
}

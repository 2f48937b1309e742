using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Cli.Running;

internal sealed class DeployVerb : ProjectVerb
{
    private const string Ecs = "ECS Fargate";
    private const string OverrideFileName = "compose.override.yaml";

    private readonly TimeoutOption _timeout;
    private readonly ReportOption _report;

    private readonly Option<string?> _version = new("--version")
    {
        HelpName = "version",
        Description = "What the version is called. Default: a name that follows from the content, the same for the same content.",
    };

    private readonly Option<string?> _secrets = new("--secrets-dir") { HelpName = "folder", Description = "Where the secret files are kept. Default: what .env says." };
    private readonly Option<bool> _replace = new("--replace-secrets") { Description = "Sends the secrets that the machine of --host has with other contents. Default: they stay, and are named." };
    private readonly Option<bool> _noBuild = new("--no-build") { Description = "Builds no images: those of --version are in the registry that ENVMAP_REGISTRY names, or on the machine." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Starts nothing, with exit code 1, where anything of the manifest is lost." };
    private readonly Option<bool> _accept = AcceptMigrationsOption.Create();

    public DeployVerb() : base("deploy", "Brings a published profile to a machine: writes the Compose folder, builds, starts, waits for health. A version that does not become healthy is rolled back.",
        "envmap deploy aspire-manifest/staging-0",
        "envmap deploy aspire-manifest/production-0 --version 1.4.2 --host deploy@machine.example.org --timeout 600",
        "ENVMAP_TOKEN=… envmap deploy aspire-manifest/staging-0 --report https://envmap.example.org")
    {
        _timeout = new TimeoutOption(this);
        _report = new ReportOption(this, "deployment");
        foreach (var option in new Option[] { _version, _secrets, _replace, _noBuild, _strict, _accept })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        if (result.GetValue(_replace) && !Project.IsRemote(result))
        {
            throw new DeploymentException("--replace-secrets is for another machine, which --host names: on this one the secrets are those that lie here.", isBadInput: true);
        }
        var request = new DeployRequest
        {
            Version = result.GetValue(_version),
            Timeout = _timeout.Read(result),
            Builds = !result.GetValue(_noBuild),
            ReplacesSecrets = result.GetValue(_replace),
            AcceptsMigrations = result.GetValue(_accept),
        };
        ProjectDeployer.Check(request);
        var folder = Project.Folder(result);
        if (ManifestFolder.Find(folder) is not { } published)
        {
            ManifestFolder.Refuse(result, folder, _secrets, _strict);
            await using var here = await LockHereAsync(DeployedProject.Locate(folder), cancellationToken);
            return await DeployAsync(result, folder, request, cancellationToken);
        }
        var problems = new List<CatalogProblem>();
        var source = DeploySource.Read(published, problems);
        Problems.Write(problems);
        if (source is null)
        {
            return ExitCodes.BadInput;
        }
        // Compose on this machine would come up, and nothing in AWS.
        if (source.Profile?.Rows.Any(row => row is { Row: Ecs, IsInEffect: true }) is true)
        {
            throw new DeploymentException(
                $"{source.Profile.Name} lives in {Ecs}, and nothing here deploys to AWS yet. Nothing was started. Deploy a profile without it, such as {source.Profile.Environment.ToSlug()}-0.", isBadInput: true);
        }
        _report.Check(result, source.Profile?.Name);
        var target = new ComposeTarget { SecretsFolder = result.GetValue(_secrets) };
        var input = new DeployInput { Source = source, OutputFolder = published, GivenValue = GivenParameters.Of };
        if (await target.CheckAsync(input, cancellationToken) is { Count: > 0 } reasons)
        {
            Problems.Write(reasons);
            return ExitCodes.BadInput;
        }
        await using var alone = await LockHereAsync(Path.Combine(published, ComposeTarget.TargetName), cancellationToken);
        if (await WriteAsync(target, input, cancellationToken) is not { } written)
        {
            return ExitCodes.BadInput;
        }
        if (written.Losses.Fails(result.GetValue(_strict)))
        {
            Console.Error.WriteLine($"{PathOf(this)}: error: The manifest loses what is named above, and --strict allows no loss. Nothing was started.");
            return ExitCodes.Findings;
        }
        return await DeployAsync(result, written.Folder, request with { Projects = ProjectsOf(source) }, cancellationToken);
    }

    // What is written and built here is what another deployment may be about to start, or to send to another machine.
    private Task<DeploymentLock> LockHereAsync(string folder, CancellationToken cancellationToken) => DeploymentLock.TakeAsync(folder, TimeProvider.System, Warn, cancellationToken);

    private async Task<int> DeployAsync(ParseResult result, string folder, DeployRequest request, CancellationToken cancellationToken)
    {
        WarnOfOverride(folder);
        var project = await Project.OpenAsync(result, folder, Processes, cancellationToken);
        _report.Check(result, project.Profile);
        await using var there = Project.IsRemote(result) ? await LockAsync(project, cancellationToken) : null;
        var report = await new ProjectDeployer(project, Processes, TimeProvider.System).DeployAsync(request, new ConsoleProgress(), cancellationToken);
        if (report.Changed)
        {
            await _report.SendAsync(result, project, report, cancellationToken);
        }
        return DeploymentOutput.Write(project, report);
    }

    private static async Task<DeployResult?> WriteAsync(ComposeTarget target, DeployInput input, CancellationToken cancellationToken)
    {
        var written = await target.WriteAsync(input, cancellationToken);
        Problems.Write(written.Problems);
        foreach (var open in written.Open)
        {
            Console.Error.WriteLine($"envmap deploy: error: {open}");
        }
        foreach (var loss in written.Losses.Entries.Where(entry => entry.Outcome is LossOutcome.Lost))
        {
            Console.Out.WriteLine($"lost: {loss.Field ?? loss.Resource}: {loss.Reason}");
        }
        return written.IsWritten && written.Open.Count is 0 ? written : null;
    }

    // 'docker compose up' by hand reads it; what is deployed is what was published.
    private void WarnOfOverride(string folder)
    {
        foreach (var file in new[] { "", "compose" }.Select(name => Path.Combine(folder, name, OverrideFileName)).Where(File.Exists))
        {
            Warn($"{file} is not deployed: a version is what was published. Say in the AppHost what it says, or call Compose by hand.");
        }
    }

    private static Dictionary<string, string> ProjectsOf(DeploySource source) => source.Manifest.Resources.Values.OfType<ManifestProject>()
        .ToDictionary(project => project.Name, project => source.Manifest.Locate(project.Path.Raw));
}

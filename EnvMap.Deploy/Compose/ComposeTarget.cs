using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Plan;
using EnvMap.Deploy.Compose.Projects;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Losses;

namespace EnvMap.Deploy.Compose;

/// <summary>
/// Writes a folder for Docker Compose, version 2.26 or later: <c>compose.yaml</c>, what its services are given, and <c>.env</c>, in which what
/// somebody has changed stays.
/// </summary>
public sealed class ComposeTarget : IDeployTarget
{
    /// <summary>The name of the target, and of the folder that it writes.</summary>
    public const string TargetName = "compose";

    internal const string BuildFolder = "build";

    private const string FileName = "compose.yaml";
    private const string IgnoreFileName = ".gitignore";

    // A hidden file beside .env is one that is being written.
    private const string Ignored = $"/{ComposeEnvironmentFile.FileName}\n/.{ComposeEnvironmentFile.FileName}.*\n/{ComposeReading.SecretsFolderName}/\n/.envmap/\n/{BuildFolder}/*/{ProjectDockerfile.PublishFolder}/\n";

    private static readonly HashSet<string> s_owned =
    [
        FileName, ComposeEnvironmentFile.FileName, ComposeEnvironmentFile.ExampleName, IgnoreFileName, LossReport.FileName, BuildFolder, ProfileDocument.FilesFolder,
    ];

    /// <inheritdoc/>
    public string Name => TargetName;

    /// <summary>
    /// The folder of the secret files; null for the one that <c>.env</c> names, which at first is <c>secrets</c> beside it.
    /// </summary>
    public string? SecretsFolder { get; init; }

    /// <summary>Tells which values and secrets the folder needs, and where each comes from; nothing is written.</summary>
    public async Task<InputReport> ReadInputsAsync(DeployInput input, CancellationToken cancellationToken = default)
    {
        var reading = await ReadAsync(input, cancellationToken).ConfigureAwait(false);
        var report = new InputReport { Profile = input.Source.Profile?.Name, Folder = reading.Folder };
        return reading.Problems.Count > 0 ? report with { Problems = reading.Problems } : report with
        {
            Inputs = [.. NeededInputs.In(reading)],
            Open = [.. OpenInputs.In(reading.Plan, reading.Values, reading.Variables, reading.Environment)],
            Problems = [.. OpenInputs.Ignored(reading.Plan, reading.Values, input.GivenValue, input.Source.Manifest.Path)],
        };
    }

    /// <summary>Tells what the folder would hold; nothing is written.</summary>
    public async Task<ComposePreview> PreviewAsync(DeployInput input, CancellationToken cancellationToken = default)
    {
        var reading = await ReadAsync(input, cancellationToken).ConfigureAwait(false);
        return reading.Problems.Count > 0
            ? new ComposePreview { Folder = reading.Folder, Problems = reading.Problems }
            : ComposePreview.Of(reading, input.Source.Manifest);
    }

    /// <summary>Tells why the folder cannot be written, all at once; nothing is written.</summary>
    public async Task<IReadOnlyList<CatalogProblem>> CheckAsync(DeployInput input, CancellationToken cancellationToken = default) =>
        (await ReadAsync(input, cancellationToken).ConfigureAwait(false)).Problems;

    /// <inheritdoc/>
    public async Task<DeployResult> WriteAsync(DeployInput input, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(input, cancellationToken).ConfigureAwait(false);
        var (folder, plan, values) = (reading.Folder, reading.Plan, reading.Values);
        if (reading.Problems.Count > 0)
        {
            return new DeployResult { Folder = folder, Losses = reading.Losses, Problems = reading.Problems };
        }
        var variables = reading.Variables;

        using var output = new OutputFolder(folder, s_owned);
        // First, so that what is written here is never seen by a repository, whenever it ends.
        await output.WriteAsync(IgnoreFileName, Ignored, ownerOnly: false, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(FileName, ComposeYaml.Write(plan.File), ownerOnly: false, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(
            ComposeEnvironmentFile.FileName, reading.EnvironmentText, ownerOnly: true, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(
            ComposeEnvironmentFile.ExampleName, EnvFile.Example(reading.EnvironmentFile.Examples()), ownerOnly: false, cancellationToken).ConfigureAwait(false);
        await output.WriteAsync(LossReport.FileName, LossReportWriter.Write(reading.Losses), ownerOnly: false, cancellationToken).ConfigureAwait(false);
        foreach (var file in plan.Files)
        {
            // Without a file its service does not start; with an empty one it might.
            if (values.Evaluate(file.Text) is { } text)
            {
                await output.WriteAsync(file.Path, text, ownerOnly: false, cancellationToken).ConfigureAwait(false);
            }
        }
        foreach (var (path, text) in plan.Recipes)
        {
            await output.WriteAsync(path, text, ownerOnly: false, cancellationToken).ConfigureAwait(false);
        }
        // First the secrets: a variable that names their new folder before they are in it would have others generated.
        var contents = reading.SecretFiles;
        await reading.Secrets.WriteAsync(contents, cancellationToken).ConfigureAwait(false);
        output.Complete(plan.Recipes.Select(recipe => Path.Combine(Path.GetDirectoryName(recipe.Key)!, ProjectDockerfile.PublishFolder)).Distinct());
        var left = reading.Secrets.LeaveFormer([.. contents.Keys]);
        return new DeployResult
        {
            Folder = folder,
            Losses = reading.Losses,
            Problems = [.. left is null ? Array.Empty<CatalogProblem>() : [left], .. OpenInputs.Ignored(plan, values, input.GivenValue, input.Source.Manifest.Path)],
            Open = [.. OpenInputs.In(plan, values, variables, reading.Environment)],
        };
    }

    private Task<ComposeReading> ReadAsync(DeployInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ComposeReading.ReadAsync(input, Path.Combine(Path.GetFullPath(input.OutputFolder), Name), Name, SecretsFolder, cancellationToken);
    }
}

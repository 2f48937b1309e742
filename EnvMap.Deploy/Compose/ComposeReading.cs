using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Secrets;
using EnvMap.Deploy.Losses;

namespace EnvMap.Deploy.Compose;

/// <summary>All that is known before a folder is written: what is to stand in it, and which values the machine has for that.</summary>
internal sealed record ComposeReading
{
    public const string SecretsFolderName = "secrets";

    private const string EnvironmentFilesRow = ".env files";
    private const string NotSecure = "Not secure";

    /// <summary>The folder that is written.</summary>
    public required string Folder { get; init; }

    public required ComposePlan Plan { get; init; }

    public required LossReport Losses { get; init; }

    public required ComposeEnvironmentFile EnvironmentFile { get; init; }

    /// <summary>The <c>.env</c> that is there, with the folder of secrets that somebody has chosen.</summary>
    public required EnvFile Existing { get; init; }

    /// <summary>The folder of secrets that whoever writes has chosen; null where <c>.env</c> says it.</summary>
    public string? ChosenFolder { get; init; }

    public required SecretPlace Secrets { get; init; }

    public required InputValues Values { get; init; }

    /// <summary>The variables of <c>.env</c> with their values on this machine.</summary>
    public IReadOnlyList<EnvVariable> Variables => EnvironmentFile.Variables(Values, ChosenFolder);

    /// <summary>
    /// <see cref="Existing"/> with values where it has inputs without one, and one was given or made since; what has a default may be empty on purpose.
    /// </summary>
    public EnvFile Environment => Variables
        .Where(variable => variable.Value.Length > 0 && Existing.Find(variable.Name) is { Value: "" }
            && EnvironmentFile.InputOf(variable.Name) is { } key && Values.OriginOf(key) is not InputOrigin.Default)
        .Aggregate(Existing, (file, variable) => file.With(variable.Name, variable.Value));

    /// <summary>What <c>.env</c> is to hold.</summary>
    public string EnvironmentText => Environment.Complete(Variables);

    /// <summary>What is to stand in the folder of secrets, by the names of the files.</summary>
    public IReadOnlyDictionary<string, string> SecretFiles
    {
        get
        {
            var files = new Dictionary<string, string>(SecretContents.Of(Plan.Secrets, Values));
            foreach (var key in EnvironmentFile.KeptInFiles.Where(key => Values.OriginOf(key) is InputOrigin.SecretsFolder or InputOrigin.Given or InputOrigin.Generated))
            {
                files[key.FileName] = Values.Of(key)!;
            }
            return files;
        }
    }

    /// <summary>Why nothing may be written; there are no values then.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }

    /// <summary>Reads what is there, and changes nothing.</summary>
    public static async Task<ComposeReading> ReadAsync(DeployInput input, string folder, string target, string? secretsFolder, CancellationToken cancellationToken)
    {
        var ledger = new LossLedger(input.Source.Manifest, target);
        var plan = ComposePlanner.Plan(input, folder, ledger);
        var environmentFile = new ComposeEnvironmentFile(plan, HoldsSecrets(input.Source.Profile), MayHoldSecrets(input.Source.Profile));
        var environmentPath = Path.Combine(folder, ComposeEnvironmentFile.FileName);
        var (existing, problems) = await ReadFileAsync(environmentPath, cancellationToken).ConfigureAwait(false);
        problems = [.. plan.Problems, .. problems, .. environmentFile.ProblemsOf(existing, environmentPath, secretsFolder is not null)];

        var chosen = secretsFolder is null ? null : Path.GetFullPath(secretsFolder);
        var former = Path.GetFullPath(existing.Find(VariablePlan.SecretsFolderName)?.Value is { Length: > 0 } named ? named : SecretsFolderName, folder);
        var secrets = new SecretPlace(chosen ?? former, former, Path.GetFullPath(SecretsFolderName, folder));
        problems = problems.Count > 0 ? problems
            : [.. secrets.Problem is { } problem ? new[] { problem } : [], .. SecretsInImages(plan, environmentFile, environmentPath, secrets.Path)];
        var keptFiles = problems.Count is 0
            ? await secrets.ReadAsync([.. plan.Inputs.Keys], cancellationToken).ConfigureAwait(false)
            : new Dictionary<string, string>();
        return new ComposeReading
        {
            Folder = folder,
            Plan = plan,
            Losses = ledger.Close(),
            EnvironmentFile = environmentFile,
            Existing = chosen is null ? existing : existing.With(VariablePlan.SecretsFolderName, chosen),
            ChosenFolder = chosen,
            Secrets = secrets,
            Values = new InputValues(plan.Inputs,
            [
                new(InputOrigin.EnvFile, key => NotEmpty(environmentFile.Kept(existing, key))),
                new(InputOrigin.SecretsFolder, key => NotEmpty(keptFiles.GetValueOrDefault(key.FileName))),
                new(InputOrigin.Given, key => input.GivenValue(key.Name)),
            ])
            {
                InputsByPlaceholder = plan.Placeholders,
            },
            Problems = problems,
        };
    }

    private static IEnumerable<CatalogProblem> SecretsInImages(ComposePlan plan, ComposeEnvironmentFile environmentFile, string environmentPath, string secretsFolder)
    {
        if (!plan.Inputs.Values.Any(input => input.Key.Input.IsSecret))
        {
            return [];
        }
        var files = plan.Secrets.Select(file => file.Name).Concat(environmentFile.KeptInFiles.Select(key => key.FileName)).Select(name => Path.Combine(secretsFolder, name)).ToList();
        return plan.BuildContexts.SelectMany(context => new[]
        {
            context.ObjectionTo(environmentPath, [environmentPath]),
            context.ObjectionTo(secretsFolder, files),
        }).OfType<CatalogProblem>();
    }

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    // Where the map calls .env files insecure, secrets stand in files of their own only.
    private static bool HoldsSecrets(ProfileDocument? profile) =>
        profile?.Rows.Any(row => row.Row is EnvironmentFilesRow && row.IsInEffect && !row.Cell.Contains(NotSecure, StringComparison.Ordinal)) is true;

    private static bool MayHoldSecrets(ProfileDocument? profile) => profile is null || HoldsSecrets(profile);

    private static async Task<(EnvFile File, IReadOnlyList<CatalogProblem> Problems)> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? EnvFileReader.Read(path, await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)) : (EnvFile.Empty, []);
}

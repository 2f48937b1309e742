using EnvMap.Catalog;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Planning;

namespace EnvMap.Deploy.Compose;

/// <summary>What goes into <c>.env</c> and <c>.env.example</c>.</summary>
/// <param name="plan">The plan.</param>
/// <param name="holdsSecrets">Whether every secret stands in it.</param>
/// <param name="mayHoldSecrets">Whether those stand in it that the Compose file itself speaks of.</param>
internal sealed class ComposeEnvironmentFile(ComposePlan plan, bool holdsSecrets, bool mayHoldSecrets)
{
    public const string FileName = ".env";
    public const string ExampleName = ".env.example";

    private readonly HashSet<string> _variables = [.. plan.Variables.Select(variable => variable.Name)];

    private IEnumerable<PlannedInput> Secrets => plan.Inputs.Values.Where(input => input.Key.Input.IsSecret).OrderBy(input => input.Key.Name, StringComparer.Ordinal);

    /// <summary>Secrets that stand nowhere by themselves, and get a file each so that they are the same the next time.</summary>
    public IEnumerable<InputKey> KeptInFiles
    {
        get
        {
            var files = plan.Secrets.Select(file => file.Name).ToHashSet();
            return Secrets.Select(secret => secret.Key).Where(key => !holdsSecrets && !_variables.Contains(key.Variable) && !files.Contains(key.FileName));
        }
    }

    /// <summary>The value that the file has for an input; null where it has none.</summary>
    public string? Kept(EnvFile existing, InputKey key) => CountsIn(key) ? existing.Find(key.Variable)?.Value : null;

    /// <summary>Whether the file may have the value of an input: what the Compose file itself refers to, Compose has from here, whoever wrote it.</summary>
    public bool CountsIn(InputKey key) => !key.Input.IsSecret || mayHoldSecrets || _variables.Contains(key.Variable);

    /// <summary>The input whose value a variable has; null where it is a setting, or none of these.</summary>
    public InputKey? InputOf(string variable) =>
        plan.Variables.FirstOrDefault(planned => planned.Name == variable)?.Input ?? Secrets.Select(secret => secret.Key).FirstOrDefault(key => key.Variable == variable);

    /// <summary>The variables with their values on this machine.</summary>
    public IReadOnlyList<EnvVariable> Variables(InputValues values, string? secretsFolder) => Describe(variable =>
        variable.Name is VariablePlan.SecretsFolderName && secretsFolder is not null ? secretsFolder
        : variable.Default ?? values.Of(variable.Input!) ?? "");

    /// <summary>The variables with the values that everybody may see.</summary>
    public IReadOnlyList<EnvVariable> Examples() => Describe(variable =>
        variable.Default ?? (plan.Inputs[variable.Input!.Plain.FileName].Default is { } text && text.Pieces.All(piece => piece.Kind is Manifests.Expressions.ResolvedPieceKind.Literal)
            ? variable.Input.Apply(text.ToString())
            : ""));

    /// <summary>Values in the file that somebody wrote so that they depend on others, and that the output needs.</summary>
    /// <param name="existing">The file.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="secretsFolderIsChosen">Whether the folder of the secrets is known otherwise.</param>
    public IEnumerable<CatalogProblem> ProblemsOf(EnvFile existing, string path, bool secretsFolderIsChosen)
    {
        var needed = plan.Inputs.Values.Select(input => input.Key).Where(CountsIn).Select(key => key.Variable).ToList();
        foreach (var entry in needed.Select(existing.Find).OfType<EnvEntry>().Where(entry => entry.Value is null))
        {
            yield return Unknown(entry, path);
        }
        if (!secretsFolderIsChosen && existing.Find(VariablePlan.SecretsFolderName) is { } folder)
        {
            if (folder.Value is null)
            {
                yield return Unknown(folder, path);
            }
            else if (folder.Value.Length is 0)
            {
                yield return new CatalogProblem(path, folder.Line, 1, $"'{folder.Name}' is empty. Name a folder, or remove the line.", ProblemSeverity.Error);
            }
        }
    }

    private static CatalogProblem Unknown(EnvEntry entry, string path) => new(
        path, entry.Line, 1,
        entry.Raw.Contains('=', StringComparison.Ordinal)
            ? $"'{entry.Name}' has a $, which Compose takes for the beginning of a variable. Write the value between single quotes."
            : $"'{entry.Name}' has no value here, and Compose would take that of whoever runs it. Write {entry.Name}=value.",
        ProblemSeverity.Error);

    private List<EnvVariable> Describe(Func<PlannedVariable, string> valueOf)
    {
        var variables = plan.Variables.Select(variable => new EnvVariable(
            variable.Name,
            variable.Input is { Input.IsSecret: true } && !mayHoldSecrets ? "" : valueOf(variable),
            variable.Name is VariablePlan.SecretsFolderName ? $"{variable.Comment}\n{WhatIsInTheFolder()}" : variable.Comment,
            variable.Input is { Input.IsSecret: true })).ToList();
        if (holdsSecrets)
        {
            variables.AddRange(Secrets.Where(secret => !_variables.Contains(secret.Key.Variable)).Select(secret => new EnvVariable(
                secret.Key.Variable,
                valueOf(new PlannedVariable(secret.Key.Variable, "", null, secret.Key)),
                $"The secret '{secret.Key.Name}'. Publishing writes it into the folder of the secrets, which is where containers have it from: change it here, then publish again.",
                IsSecret: true)));
        }
        return variables;
    }

    private string WhatIsInTheFolder()
    {
        // What has a default is made of others.
        var kept = KeptInFiles.Where(key => plan.Inputs[key.FileName].Default is null).Select(key => key.FileName);
        var names = plan.Secrets.Select(file => file.Name).Concat(kept).Order(StringComparer.Ordinal).ToList();
        return names.Count is 0 ? "It is empty." : $"It holds: {string.Join(", ", names)}.";
    }
}

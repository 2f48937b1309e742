using EnvMap.Catalog;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>What is left for somebody to do about the values of inputs.</summary>
internal static class OpenInputs
{
    /// <summary>A sentence for each thing without which nothing starts.</summary>
    public static IEnumerable<string> In(ComposePlan plan, InputValues values, IReadOnlyList<EnvVariable> written, EnvFile existing)
    {
        foreach (var key in plan.Inputs.Values.Select(input => input.Key).Where(key => values.Of(key) is null))
        {
            yield return key.Input.IsSecret
                ? $"The secret '{key.Name}' has no value. Publish again with {VariableOf(key)} in the environment, or write it into the file '{key.FileName}' in the folder of the secrets and publish again."
                : $"The input '{key.Name}' has no value. Set {key.Variable} in .env{(plan.Files.Any(file => values.MissingIn(file.Text).Any(missing => missing.Plain == key)) ? " and publish again" : "")}.";
        }
        foreach (var file in plan.Files.Where(file => values.Evaluate(file.Text) is null))
        {
            yield return $"'{file.Path}' is not written, and '{file.Resource}' cannot start without it: {string.Join(", ", values.MissingIn(file.Text).Select(key => $"'{key.Name}'").Distinct())} has no value.";
        }
        var texts = written.DistinctBy(variable => variable.Name).ToDictionary(variable => variable.Name, variable => variable.Value);
        foreach (var key in plan.Variables.Select(variable => variable.Input).OfType<InputKey>().Where(key => key.Input.IsSecret && values.Of(key) is not null))
        {
            var inFile = existing.Find(key.Variable)?.Value ?? texts.GetValueOrDefault(key.Variable);
            if (string.IsNullOrEmpty(inFile))
            {
                yield return $"The secret '{key.Name}' stands where Compose takes it from .env alone, and this environment's .env is to hold none: set {key.Variable} there by hand.";
            }
        }
    }

    /// <summary>A warning for each value that is given and changes nothing, since another one is kept.</summary>
    public static IEnumerable<CatalogProblem> Ignored(ComposePlan plan, InputValues values, Func<string, string?> given, string path) =>
        plan.Inputs.Values.Select(input => input.Key).Where(key => given(key.Name) is { } value && values.Of(key) != value).Select(key => new CatalogProblem(
            path, 0, 0,
            $"'{key.Name}' stays as it was deployed: {VariableOf(key)} is not taken. Change {(key.Input.IsSecret ? $"the file '{key.FileName}' in the folder of the secrets, or {key.Variable} where .env has it" : key.Variable)}.",
            ProblemSeverity.Warning));

    private static string VariableOf(InputKey key) => $"Parameters__{key.Name.Replace('-', '_')}";
}

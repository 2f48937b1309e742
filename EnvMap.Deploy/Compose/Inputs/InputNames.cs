using EnvMap.Deploy.Losses;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>What the inputs of a manifest are called: no two by names that one variable, or one file where case does not count, would have.</summary>
internal sealed class InputNames
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _variables = [];
    private readonly HashSet<string> _secrets = [];
    private readonly bool _hasForms;

    public InputNames(Manifest manifest, LossLedger ledger)
    {
        _hasForms = manifest.Resources.Values.Any(resource => resource is ManifestAnnotatedString);
        // What is called by its resource alone comes first: people know it by that name.
        foreach (var input in manifest.Resources.Values.SelectMany(resource => resource.Inputs.Values).OrderBy(input => !IsOnly(input)))
        {
            var wanted = IsOnly(input) ? input.Resource : $"{input.Resource}-{input.Name}";
            var name = wanted;
            for (var i = 2; !TryTake(name); i++)
            {
                name = $"{wanted}-{i}";
            }
            _names[input.Place.Pointer] = name;
            if (input.IsSecret)
            {
                _secrets.UnionWith(VariablesOf(name));
            }
            if (name != wanted)
            {
                ledger.Assumed(input.Resource, $"Its input '{input.Name}' is called '{name}' here, since another one has the variable {VariableName.Of(wanted)}.");
            }
        }
    }

    /// <summary>The names of the files of inputs, in any form.</summary>
    public IEnumerable<string> Files => _names.Values.SelectMany(name => new[] { name, $"{name}.{ManifestAnnotatedString.UriFilter}" });

    /// <summary>The variables that stand for inputs, in any form.</summary>
    public IReadOnlySet<string> Variables => _variables;

    /// <summary>Those of them that stand for secrets.</summary>
    public IReadOnlySet<string> VariablesOfSecrets => _secrets;

    public InputKey KeyOf(ManifestInput input, IReadOnlyList<string> filters) => new(input, _names[input.Place.Pointer], filters);

    // A parameter is called by its own name; its only input is 'value'.
    private static bool IsOnly(ManifestInput input) => input.Name is "value";

    private bool TryTake(string name)
    {
        var variables = VariablesOf(name);
        if (variables.Any(_variables.Contains))
        {
            return false;
        }
        _variables.UnionWith(variables);
        return true;
    }

    private string[] VariablesOf(string name) =>
        _hasForms ? [VariableName.Of(name), VariableName.Of($"{name}-{ManifestAnnotatedString.UriFilter}")] : [VariableName.Of(name)];
}

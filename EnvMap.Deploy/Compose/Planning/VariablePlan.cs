using System.Globalization;
using EnvMap.Catalog;
using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The variables that the Compose file refers to, as it comes to need them.</summary>
/// <param name="environment">The environment that is deployed.</param>
/// <param name="taken">The variables of inputs.</param>
internal sealed class VariablePlan(DeployEnvironment? environment, IReadOnlySet<string> taken)
{
    public const string VersionName = "ENVMAP_VERSION";
    public const string RegistryName = "ENVMAP_REGISTRY";
    public const string SecretsFolderName = "ENVMAP_SECRETS_DIR";
    public const string AddressName = "ENVMAP_BIND_ADDRESS";
    public const string DefaultSecretsFolder = "./secrets";

    // A registry on this machine, which as a rule there is none of: no stranger's image can be taken for what is built here.
    private const string NoRegistry = "localhost/";

    private readonly OrderedDictionary<string, PlannedVariable> _variables = [];
    private readonly Dictionary<ManifestBinding, string> _ports = new(PartIdentity.Instance);

    /// <summary>Ours first, then ports, then inputs.</summary>
    public IEnumerable<PlannedVariable> All => _variables.Values
        .OrderBy(variable => variable.Input is not null)
        .ThenBy(variable => !variable.Name.StartsWith("ENVMAP_", StringComparison.Ordinal));

    public ComposeText Version => Use(VersionName, "The version that is deployed: the tag of the images that are built from this solution.", "dev");

    /// <summary>What the names of images begin with; <paramref name="known"/> where the profile names a registry and nobody names another one.</summary>
    public ComposeText Registry(ComposeText? known)
    {
        var without = known is null ? "they stay on this machine" : "the registry of the profile";
        Use(RegistryName, $"Where images that are built here are pushed to and pulled from, with its slash: registry.example.org/team/\nEmpty: {without}.", "");
        return ComposeText.Variable(RegistryName, known ?? (ComposeText)NoRegistry);
    }

    public ComposeText SecretsFolder =>
        Use(SecretsFolderName, "The folder of the secret files: absolute, or relative to this one, beginning with ./", DefaultSecretsFolder);

    public ComposeText Address => Use(
        AddressName,
        "The address of this machine that ports are opened at: 127.0.0.1 for this machine alone, 0.0.0.0 for all networks.",
        environment is DeployEnvironment.Local ? "127.0.0.1" : "0.0.0.0");

    /// <summary>The port of the machine that leads to an endpoint, by a variable of its own.</summary>
    public ComposeText Port(ManifestBinding binding, int port)
    {
        if (!_ports.TryGetValue(binding, out var name))
        {
            var wanted = $"{binding.Resource}-{binding.Name}-port";
            name = VariableName.Of(wanted);
            for (var i = 2; taken.Contains(name) || _variables.ContainsKey(name); i++)
            {
                name = VariableName.Of($"{wanted}-{i}");
            }
            _ports[binding] = name;
        }
        return Use(
            name, $"The port of this machine that leads to the endpoint '{binding.Name}' of '{binding.Resource}'.", port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The value of an input; Compose asks for it where nobody has given it.</summary>
    public ComposeText Input(InputKey key)
    {
        Remember(key);
        return key.Input.IsSecret || (key.Input.Default is null && key.Input.Generate is null)
            ? ComposeText.Required(key.Variable, $"set {key.Variable} in .env", mayBeEmpty: key.Input.Default is { Raw.Length: 0 })
            : ComposeText.Variable(key.Variable);
    }

    /// <summary>Lets an input have a variable without reference to it in the Compose file.</summary>
    public void Remember(InputKey key)
    {
        var form = key.Filters.Count is 0 ? "" : $", in the form {string.Join(", ", key.Filters)}";
        Add(new PlannedVariable(key.Variable, $"The input '{key.Name}' of the manifest{form}. Files that speak of it follow when they are published again.", Default: null, key));
    }

    private ComposeText Use(string name, string comment, string value)
    {
        Add(new PlannedVariable(name, comment, value));
        return ComposeText.Variable(name);
    }

    private void Add(PlannedVariable variable) => _variables.TryAdd(variable.Name, variable);
}

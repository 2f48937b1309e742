using EnvMap.Deploy.Manifests;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>An input of the manifest, in the form in which something asks for it.</summary>
/// <param name="Input">The input.</param>
/// <param name="Name">What it is called here, and in the configuration's section Parameters; no other input is called so.</param>
/// <param name="Filters">The forms, the outermost last; empty for the value as it is.</param>
internal sealed record InputKey(ManifestInput Input, string Name, IReadOnlyList<string> Filters)
{
    /// <summary>The file of the value, where it is secret: postgres-password.</summary>
    public string FileName => Filters.Count is 0 ? Name : string.Join('.', Filters.Prepend(Name));

    /// <summary>The variable of the value: POSTGRES_PASSWORD.</summary>
    public string Variable => VariableName.Of(Filters.Count is 0 ? Name : string.Join('-', Filters.Prepend(Name)));

    /// <summary>The same input as it is.</summary>
    public InputKey Plain => Filters.Count is 0 ? this : this with { Filters = [] };

    /// <summary>The value in the form of the key.</summary>
    public string Apply(string value) =>
        Filters.Aggregate(value, (text, filter) => filter is ManifestAnnotatedString.UriFilter ? Uri.EscapeDataString(text) : text);
}

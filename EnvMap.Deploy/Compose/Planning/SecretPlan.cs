using EnvMap.Deploy.Compose.Nodes;
using EnvMap.Deploy.Compose.Yaml;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>The files that keep secrets out of the Compose file.</summary>
internal sealed class SecretPlan
{
    private readonly UniqueNames _names;
    private readonly VariablePlan _variables;
    private readonly SortedDictionary<string, SecretFile> _files = new(StringComparer.Ordinal);

    /// <param name="variables">The variables of the Compose file.</param>
    /// <param name="inputs">The names of the files of inputs, which they keep whatever else there is.</param>
    public SecretPlan(VariablePlan variables, IEnumerable<string> inputs) => (_variables, _names) = (variables, new UniqueNames(inputs));

    public IReadOnlyCollection<SecretFile> Files => _files.Values;

    /// <summary>What the Compose file says of them.</summary>
    public IReadOnlyDictionary<string, ComposeFileSource> Nodes => _files.Values.Where(file => file.IsMounted)
        .ToDictionary(file => file.Name, file => new ComposeFileSource { File = PathOf(file.Name) });

    /// <summary>The file of a text: that of the input where the text is one, else one under the other name or one like it.</summary>
    public string FileOf(ResolvedText text, string otherName)
    {
        var name = text.Pieces is [{ Kind: ResolvedPieceKind.Placeholder } only] ? only.Text : _names.Of(KeyOf(text), otherName);
        _files.TryAdd(name, new SecretFile(name) { Text = text });
        return name;
    }

    /// <summary>The file of one input, whatever text it stands in.</summary>
    public string FileOf(ResolvedPiece placeholder, ResolvedText text) =>
        FileOf(new ResolvedText { Pieces = [placeholder], Bindings = [], Inputs = text.Inputs }, placeholder.Text);

    /// <summary>A file of variables for one service.</summary>
    public ComposeText VariablesOf(string service, IReadOnlyDictionary<string, ResolvedText> secrets)
    {
        var name = _names.Of($"the variables of {service}", $"{service}.env");
        _files[name] = new SecretFile(name) { Variables = secrets };
        return PathOf(name);
    }

    private static string KeyOf(ResolvedText text) => string.Concat(text.Pieces.Select(piece => $"{piece.Kind}:{piece.Text}\0"));

    private ComposeText PathOf(string name) => _variables.SecretsFolder + (ComposeText)$"/{name}";
}

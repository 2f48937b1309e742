using EnvMap.Deploy.Compose.Inputs;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>
/// How services reach each other: by name, at the port that the other listens on. Inputs become placeholders whose text is a key of
/// <see cref="Inputs"/>.
/// </summary>
internal sealed class ComposeAddresses(ServicePorts ports, InputNames names, IReadOnlySet<string> services) : IManifestAddresses
{
    private readonly OrderedDictionary<string, InputKey> _inputs = [];

    /// <summary>Every input that a resolved text has in it, by the text of its placeholder, in the order in which they came up.</summary>
    public OrderedDictionary<string, InputKey> Inputs => _inputs;

    public ManifestAddress AddressOf(ManifestBinding binding)
    {
        if (services.Contains(binding.Resource))
        {
            return ManifestAddress.Of(binding.Resource, ports.Of(binding)) with { Scheme = ports.SchemeOf(binding) };
        }
        // What is no service has no address.
        var nothing = ResolvedPiece.Missing($"{binding.Resource}.bindings.{binding.Name}");
        return new ManifestAddress(nothing, nothing, nothing);
    }

    public ResolvedPiece InputOf(ManifestInput input, IReadOnlyList<string> filters)
    {
        // The reader has warned of it; a value in another form than the one asked for would be a wrong one.
        if (filters.FirstOrDefault(filter => filter is not ManifestAnnotatedString.UriFilter) is { } unknown)
        {
            return ResolvedPiece.Missing($"{input.Resource}.inputs.{input.Name}:{unknown}");
        }
        var key = names.KeyOf(input, filters);
        _inputs[key.FileName] = key;
        return ResolvedPiece.Placeholder(key.FileName, input.IsSecret);
    }

    // What only the deployment of a cloud's resource brings forth.
    public ResolvedPiece? OutputOf(ManifestOutput output) => null;
}

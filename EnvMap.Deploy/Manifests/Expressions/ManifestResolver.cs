using System.Globalization;

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>Replaces the expressions of a manifest's texts, and of files that belong to it, by what a target says.</summary>
public sealed class ManifestResolver(Manifest manifest, IManifestAddresses addresses)
{
    private readonly ReferenceFinder _finder = new(manifest.Resources, manifest.Texts);
    private readonly Dictionary<ManifestText, ResolvedText> _resolved = new(PartIdentity.Instance);

    /// <summary>
    /// The text with its expressions replaced. What the target has nothing for stays as it is written and is told by
    /// <see cref="ResolvedText.Missing"/>.
    /// </summary>
    public ResolvedText Resolve(ManifestText text)
    {
        if (!_resolved.TryGetValue(text, out var resolved))
        {
            var pieces = new PieceList();
            Write(text, pieces, []);
            _resolved[text] = resolved = pieces.ToText();
        }
        return resolved;
    }

    // The filters stand in the order in which they are applied, the outermost last.
    private void Write(ManifestText text, PieceList pieces, IReadOnlyList<string> filters)
    {
        foreach (var token in text.Tokens)
        {
            if (!token.IsExpression)
            {
                pieces.Add(ResolvedPiece.Literal(token.Text), filters);
            }
            else if (_finder.Find(token.Text, out var problem) is { } reference)
            {
                Write(reference, token.Text, pieces, filters);
            }
            else
            {
                // Braces that turned out to be plain text; a manifest that was read and a file that was checked have no other case.
                pieces.Add(problem is null ? ResolvedPiece.Literal($"{{{token.Text}}}") : ResolvedPiece.Missing(token.Text), filters);
            }
        }
    }

    private void Write(ManifestReference reference, string expression, PieceList pieces, IReadOnlyList<string> filters)
    {
        if (reference.Value is { } value)
        {
            Write(value.Text, pieces, value.Filter is null ? filters : [value.Filter, .. filters]);
        }
        else if (reference.Endpoint is { } endpoint)
        {
            pieces.Bindings.Add(endpoint.Binding);
            foreach (var piece in Describe(endpoint.Binding, endpoint.Property))
            {
                pieces.Add(piece, filters);
            }
        }
        else if (reference.Input is { } input)
        {
            pieces.Inputs.Add(input);
            var piece = addresses.InputOf(input, filters);
            pieces.Add(input.IsSecret ? piece with { IsSecret = true } : piece, filters);
        }
        else if (reference.Output is { } output)
        {
            var piece = addresses.OutputOf(output) ?? ResolvedPiece.Missing(expression);
            pieces.Add(output.IsSecret ? piece with { IsSecret = true } : piece, filters);
        }
    }

    private IEnumerable<ResolvedPiece> Describe(ManifestBinding binding, string property)
    {
        var address = addresses.AddressOf(binding);
        var scheme = address.Scheme ?? binding.Scheme;
        var colon = ResolvedPiece.Literal(":");
        return property switch
        {
            BindingProperties.Host => [address.Host],
            BindingProperties.Port => [address.Port],
            BindingProperties.TargetPort => [address.TargetPort],
            BindingProperties.Scheme => [ResolvedPiece.Literal(scheme)],
            BindingProperties.HostAndPort => [address.Host, colon, address.Port],
            BindingProperties.Url => [ResolvedPiece.Literal($"{scheme}://"), address.Host, colon, address.Port],
            _ => [ResolvedPiece.Literal((scheme is "https" or "wss" or "rediss").ToString(CultureInfo.InvariantCulture))],
        };
    }
}

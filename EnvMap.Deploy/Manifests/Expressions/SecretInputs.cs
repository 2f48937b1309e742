namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>Finds the inputs that are secret though nothing marks them so: a secret stands in what they are by default. No value may stand in itself.</summary>
internal sealed class SecretInputs(ReferenceFinder finder)
{
    private readonly Dictionary<ManifestText, bool> _known = new(PartIdentity.Instance);

    public bool IsSecret(ManifestInput input) => input.IsSecret || (input.Default is { } text && HasSecret(text));

    private bool HasSecret(ManifestText text)
    {
        if (!_known.TryGetValue(text, out var known))
        {
            _known[text] = known = text.Tokens.Any(token => token.IsExpression && finder.Find(token.Text, out _) is { } reference && HasSecret(reference));
        }
        return known;
    }

    private bool HasSecret(ManifestReference reference) =>
        reference.Output is { IsSecret: true }
        || (reference.Input is { } input && IsSecret(input))
        || (reference.Value is { } value && HasSecret(value.Text));
}

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>Collects the pieces of a text, and what they came from.</summary>
internal sealed class PieceList
{
    private readonly List<ResolvedPiece> _pieces = [];

    public List<ManifestBinding> Bindings { get; } = [];

    public List<ManifestInput> Inputs { get; } = [];

    public void Add(ResolvedPiece piece, IReadOnlyList<string> filters) =>
        _pieces.Add(piece.Kind is ResolvedPieceKind.Literal ? filters.Aggregate(piece, Apply) : piece);

    public ResolvedText ToText() => new() { Pieces = [.. Joined()], Bindings = [.. Bindings.Distinct()], Inputs = [.. Inputs.Distinct()] };

    private static ResolvedPiece Apply(ResolvedPiece piece, string filter) => filter is ManifestAnnotatedString.UriFilter
        ? piece with { Text = Uri.EscapeDataString(piece.Text) }
        : piece with { Text = $"{piece.Text}:{filter}", Kind = ResolvedPieceKind.Missing };

    private IEnumerable<ResolvedPiece> Joined()
    {
        for (var i = 0; i < _pieces.Count;)
        {
            var first = _pieces[i];
            var end = i + 1;
            while (first.Kind is ResolvedPieceKind.Literal && end < _pieces.Count && _pieces[end].Kind == first.Kind && _pieces[end].IsSecret == first.IsSecret)
            {
                end++;
            }
            yield return end == i + 1 ? first : first with { Text = string.Concat(_pieces[i..end].Select(piece => piece.Text)) };
            i = end;
        }
    }
}

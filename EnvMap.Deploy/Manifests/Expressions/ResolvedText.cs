namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>A text whose expressions have been replaced.</summary>
public sealed record ResolvedText
{
    /// <summary>What it is made of, in order; neighbouring literals are one piece.</summary>
    public required IReadOnlyList<ResolvedPiece> Pieces { get; init; }

    /// <summary>The endpoints that the text speaks of, directly or through other values.</summary>
    public required IReadOnlyList<ManifestBinding> Bindings { get; init; }

    /// <summary>The inputs that stand in the text, directly or through other values.</summary>
    public required IReadOnlyList<ManifestInput> Inputs { get; init; }

    /// <summary>Whether any piece must be kept secret.</summary>
    public bool IsSecret => Pieces.Any(piece => piece.IsSecret);

    /// <summary>The expressions for which the target has nothing, as they are written; the target names them as a loss.</summary>
    public IEnumerable<string> Missing => Pieces.Where(piece => piece.Kind is ResolvedPieceKind.Missing).Select(piece => piece.Text);

    /// <summary>The whole text; <paramref name="escape"/> is applied to literals only, and to expressions that nothing stands for.</summary>
    public string Write(Func<string, string> escape) =>
        string.Concat(Pieces.Select(piece => piece.Kind is ResolvedPieceKind.Placeholder ? piece.Text : escape(piece.Text)));

    /// <summary>The whole text without any escape.</summary>
    public override string ToString() => Write(text => text);
}

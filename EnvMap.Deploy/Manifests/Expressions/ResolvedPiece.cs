namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>A piece of a resolved text.</summary>
/// <param name="Text">The characters as they are, the placeholder in the target's own syntax, or the expression, with its braces, that nothing stands for.</param>
/// <param name="Kind">Which of these it is.</param>
/// <param name="IsSecret">Whether what it stands for must be kept secret.</param>
public sealed record ResolvedPiece(string Text, ResolvedPieceKind Kind, bool IsSecret)
{
    /// <summary>Characters that the target writes as they are, escaped as its format asks for.</summary>
    public static ResolvedPiece Literal(string text) => new(text, ResolvedPieceKind.Literal, IsSecret: false);

    /// <summary>Something that the target's tools replace, such as <c>${NAME}</c>; it is never escaped.</summary>
    public static ResolvedPiece Placeholder(string text, bool isSecret = false) => new(text, ResolvedPieceKind.Placeholder, isSecret);

    internal static ResolvedPiece Missing(string expression) => new($"{{{expression}}}", ResolvedPieceKind.Missing, IsSecret: false);
}

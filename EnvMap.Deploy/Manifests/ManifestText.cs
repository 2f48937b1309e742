using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Manifests;

/// <summary>A text that may hold expressions, such as <c>{api.bindings.http.url}</c>.</summary>
public sealed record ManifestText : ManifestPart
{
    /// <summary>The text as it stands in the manifest or the file, with its expressions.</summary>
    public required string Raw { get; init; }

    /// <summary>Whether the manifest has null here; a build argument then comes from the environment of the build.</summary>
    public bool IsNull { get; init; }

    /// <summary>What the text is made of, in order; an empty list for an empty text.</summary>
    public required IReadOnlyList<ManifestToken> Tokens { get; init; }

    /// <summary>Whether the text holds an expression.</summary>
    public bool HasExpressions => Tokens.Any(token => token.IsExpression);

    /// <summary>The text as it stands.</summary>
    public override string ToString() => Raw;
}

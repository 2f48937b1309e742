namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>A piece of a text: plain characters, or an expression without its braces.</summary>
/// <param name="Text">The characters, or a path such as <c>api.bindings.http.url</c>.</param>
/// <param name="IsExpression">Whether it is an expression.</param>
public readonly record struct ManifestToken(string Text, bool IsExpression);

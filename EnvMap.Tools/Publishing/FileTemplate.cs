namespace EnvMap.Tools.Publishing;

/// <summary>Text with expressions of a manifest in it, of which only whoever deploys it knows the values.</summary>
internal static class FileTemplate
{
    // Characters for private use stand for the braces of expressions until the text is whole, so that no serializer quotes them, and
    // every other brace can be told from them.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    /// <summary>What stands in a text for a value of the model: the value in a run, a hole in a publish.</summary>
    public static async Task<string> ValueOrHoleAsync<T>(this T value, ValueProviderContext seenFrom, CancellationToken cancellationToken)
        where T : IValueProvider, IManifestExpressionProvider => seenFrom.ExecutionContext is { IsPublishMode: true }
            ? $"{Open}{value.ValueExpression[1..^1]}{Close}"
            : await value.GetValueAsync(seenFrom, cancellationToken)
                ?? throw new DistributedApplicationException($"{value.ValueExpression} has no value. Give it one.");

    /// <summary>The text as a manifest has it, the same on every machine: its own braces doubled, its holes as expressions, its lines ended by one character.</summary>
    public static string Write(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        .Replace(Open, '{').Replace(Close, '}');
}

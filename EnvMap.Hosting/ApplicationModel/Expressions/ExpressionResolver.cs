using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Resolves values, and finds out on the way whether a secret went into them.</summary>
internal static class ExpressionResolver
{
    public static async ValueTask<ResolvedValue> ResolveAsync(IValueProvider value, ValueProviderContext context, CancellationToken cancellationToken)
    {
        switch (value)
        {
            case ReferenceExpression { IsConditional: true } choice:
                var decision = await ResolveAsync(choice.Condition!, context, cancellationToken).ConfigureAwait(false);
                var holds = string.Equals(decision.Value, choice.MatchValue, StringComparison.OrdinalIgnoreCase);
                return await ResolveAsync(holds ? choice.WhenTrue! : choice.WhenFalse!, context, cancellationToken).ConfigureAwait(false);
            case ReferenceExpression expression:
                return await ResolvePartsAsync(expression, context, cancellationToken).ConfigureAwait(false);
            case ConnectionStringReference reference:
                var connection = await ResolveAsync(reference.Resource, context, cancellationToken).ConfigureAwait(false);
                return string.IsNullOrEmpty(connection.Value) && !reference.Optional ? throw reference.Unavailable() : connection;
            case IResourceWithConnectionString resource and not ParameterResource:
                return await ResolveAsync(resource.ConnectionStringExpression, context, cancellationToken).ConfigureAwait(false);
            default:
                var plain = await value.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
                return new(plain, value is ParameterResource { Secret: true });
        }
    }

    private static async ValueTask<ResolvedValue> ResolvePartsAsync(ReferenceExpression expression, ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (expression.Format.Length == 0)
        {
            return default;
        }

        var values = new object?[expression.ValueProviders.Count];
        var sensitive = false;
        for (var i = 0; i < values.Length; i++)
        {
            var resolved = await ResolveAsync(expression.ValueProviders[i], context, cancellationToken).ConfigureAwait(false);
            sensitive |= resolved.IsSensitive;
            values[i] = resolved.Value is { } text && expression.StringFormats[i] is { } format ? ValueFormat.Apply(text, format) : resolved.Value;
        }

        return new(string.Format(CultureInfo.InvariantCulture, expression.Format, values), sensitive);
    }
}

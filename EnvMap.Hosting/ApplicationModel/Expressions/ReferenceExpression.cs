using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text in which values of the model stand, known at run time and named in a manifest; or a choice between two such.</summary>
[DebuggerDisplay("{ValueExpression}")]
public partial class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    /// <summary>The expression without any text.</summary>
    public static readonly ReferenceExpression Empty = new(string.Empty, [], [], []);

    private ReferenceExpression(string format, IReadOnlyList<IValueProvider> valueProviders, IReadOnlyList<string> manifestExpressions, IReadOnlyList<string?> stringFormats)
        => (Format, ValueProviders, ManifestExpressions, StringFormats) = (format, valueProviders, manifestExpressions, stringFormats);

    /// <summary>Gets the text as a composite format string, with <c>{0}</c> where the first value stands.</summary>
    public string Format { get; }

    /// <summary>Gets the values, in order.</summary>
    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    /// <summary>Gets the values as a manifest names them, in order.</summary>
    public IReadOnlyList<string> ManifestExpressions { get; }

    /// <summary>Gets the format of each value, null where it stands as it is.</summary>
    public IReadOnlyList<string?> StringFormats { get; }

    /// <inheritdoc/>
    public string ValueExpression => IsConditional
        ? $"{{{Name}.connectionString}}"
        : string.Format(CultureInfo.InvariantCulture, Format, [.. ManifestExpressions]);

    IEnumerable<object> IValueWithReferences.References => IsConditional
        ? [Condition, .. ReferencesOf(Condition), .. ReferencesOf(WhenTrue), .. ReferencesOf(WhenFalse)]
        : ValueProviders;

    /// <summary>Makes an expression of an interpolated string.</summary>
    /// <param name="handler">The interpolated string.</param>
    /// <returns>The expression.</returns>
    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.GetExpression();

    /// <inheritdoc/>
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new(), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
        => (await ExpressionResolver.ResolveAsync(this, context, cancellationToken).ConfigureAwait(false)).Value;

    internal static ReferenceExpression Create(ExpressionParts parts)
        => new(parts.Format, parts.ValueProviders, parts.ManifestExpressions, parts.StringFormats);

    private static IEnumerable<object> ReferencesOf(object value) => value is IValueWithReferences v ? v.References : [];
}

using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Makes an expression piece by piece.</summary>
public class ReferenceExpressionBuilder
{
    private readonly ExpressionParts _parts = new();

    /// <summary>Gets whether nothing was appended yet.</summary>
    public bool IsEmpty => _parts.IsEmpty;

    /// <summary>Appends an interpolated string.</summary>
    /// <param name="handler">The interpolated string; the compiler has it append its pieces here.</param>
    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
    }

    /// <summary>Appends text.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => _parts.AppendText(value);

    /// <summary>Appends text that is known now.</summary>
    /// <param name="value">The text; null appends nothing.</param>
    public void AppendFormatted(string? value) => _parts.AppendText(value);

    /// <summary>Appends text that is known now, in a format.</summary>
    /// <param name="value">The text; null appends nothing.</param>
    /// <param name="format">The format, or null.</param>
    public void AppendFormatted(string? value, string? format = null)
        => _parts.AppendText(value is null || format is null ? value : ValueFormat.Apply(value, format));

    /// <summary>Appends a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueProvider">The value.</param>
    public void AppendFormatted<T>(T valueProvider)
        where T : IValueProvider, IManifestExpressionProvider
        => _parts.AppendValue(valueProvider, valueProvider, null);

    /// <summary>Appends a value in a format.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueProvider">The value.</param>
    /// <param name="format">The format, or null.</param>
    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider
        => _parts.AppendValue(valueProvider, valueProvider, format);

    /// <summary>Refuses a format for a whole expression.</summary>
    /// <param name="valueProvider">The expression.</param>
    /// <param name="format">The format.</param>
    [Obsolete(ReferenceExpression.ExpressionInterpolatedStringHandler.NestedFormat, error: true)]
    public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException(ReferenceExpression.ExpressionInterpolatedStringHandler.NestedFormat);

    /// <summary>Appends a value whose type is known only now.</summary>
    /// <param name="valueProvider">The value, or the builder of a resource that is one.</param>
    /// <param name="format">The format, or null.</param>
    /// <exception cref="ArgumentException">It is no value, or a manifest cannot name it.</exception>
    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        var value = valueProvider is IResourceBuilder<IResource> builder ? builder.Resource : valueProvider;
        _parts.AppendValue(Cast<IValueProvider>(value), Cast<IManifestExpressionProvider>(value), format);
    }

    /// <summary>Makes the expression.</summary>
    /// <returns>The expression.</returns>
    public ReferenceExpression Build() => ReferenceExpression.Create(_parts);

    private static T Cast<T>(object value) => value is T t
        ? t
        : throw new ArgumentException($"Object must implement {typeof(T).Name}", "valueProvider");

    /// <summary>Appends the pieces of an interpolated string to a builder.</summary>
    [InterpolatedStringHandler]
    public ref struct ReferenceExpressionBuilderInterpolatedStringHandler
    {
        private readonly ReferenceExpressionBuilder _builder;

        /// <summary>Called by the compiler.</summary>
        /// <param name="literalLength">The length of the text.</param>
        /// <param name="formattedCount">The number of values.</param>
        /// <param name="builder">The builder to append to.</param>
        public ReferenceExpressionBuilderInterpolatedStringHandler(int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
        {
            _ = literalLength + formattedCount;
            _builder = builder;
        }

        /// <inheritdoc cref="ReferenceExpressionBuilder.AppendLiteral(string)"/>
        public readonly void AppendLiteral(string value) => _builder.AppendLiteral(value);

        /// <inheritdoc cref="ReferenceExpressionBuilder.AppendFormatted(string?)"/>
        public readonly void AppendFormatted(string? value) => _builder.AppendFormatted(value);

        /// <inheritdoc cref="ReferenceExpressionBuilder.AppendFormatted(string?, string?)"/>
        public void AppendFormatted(string? value, string format) => _builder.AppendFormatted(value, format);

        /// <inheritdoc cref="ReferenceExpressionBuilder.AppendFormatted{T}(T)"/>
        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider
            => _builder.AppendFormatted(valueProvider, null);

        /// <inheritdoc cref="ReferenceExpressionBuilder.AppendFormatted{T}(T, string?)"/>
        public void AppendFormatted<T>(T valueProvider, string? format)
            where T : IValueProvider, IManifestExpressionProvider
            => _builder.AppendFormatted(valueProvider, format);

        /// <summary>Refuses a format for a whole expression.</summary>
        /// <param name="valueProvider">The expression.</param>
        /// <param name="format">The format.</param>
        [Obsolete(ReferenceExpression.ExpressionInterpolatedStringHandler.NestedFormat, error: true)]
        public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException(ReferenceExpression.ExpressionInterpolatedStringHandler.NestedFormat);

        /// <summary>Appends the value of a resource.</summary>
        /// <typeparam name="T">The type of the resource.</typeparam>
        /// <param name="valueProvider">The builder of the resource.</param>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => _builder.AppendFormatted(valueProvider.Resource, null);

        /// <summary>Appends the value of a resource in a format.</summary>
        /// <typeparam name="T">The type of the resource.</typeparam>
        /// <param name="valueProvider">The builder of the resource.</param>
        /// <param name="format">The format, or null.</param>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => _builder.AppendFormatted(valueProvider.Resource, format);
    }
}

using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

public partial class ReferenceExpression
{
    /// <summary>Takes an interpolated string apart into text and values.</summary>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler
    {
        internal const string NestedFormat = "An expression inside another one takes no format: write out its parts there, each with the format.";
        private readonly ExpressionParts _parts;

        /// <summary>Called by the compiler.</summary>
        /// <param name="literalLength">The length of the text.</param>
        /// <param name="formattedCount">The number of values.</param>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
        {
            _ = formattedCount;
            _parts = new(literalLength * 2);
        }

        /// <summary>Appends text.</summary>
        /// <param name="value">The text.</param>
        public readonly void AppendLiteral(string value) => _parts.AppendText(Escape(value));

        /// <summary>Appends text that is known now.</summary>
        /// <param name="value">The text; null appends nothing.</param>
        public readonly void AppendFormatted(string? value) => AppendFormatted(value, null);

        /// <summary>Appends text that is known now, in a format.</summary>
        /// <param name="value">The text; null appends nothing.</param>
        /// <param name="format">The format, or null.</param>
        public readonly void AppendFormatted(string? value, string? format = null)
        {
            if (value is not null)
            {
                _parts.AppendText(Escape(format is null ? value : ValueFormat.Apply(value, format)));
            }
        }

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
        public void AppendFormatted<T>(T valueProvider, string? format = null)
            where T : IValueProvider, IManifestExpressionProvider
            => _parts.AppendValue(valueProvider, valueProvider, format);

        /// <summary>Refuses a format for a whole expression.</summary>
        /// <param name="valueProvider">The expression.</param>
        /// <param name="format">The format.</param>
        [Obsolete(NestedFormat, error: true)]
        public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException(NestedFormat);

        /// <summary>Appends the value of a resource.</summary>
        /// <typeparam name="T">The type of the resource.</typeparam>
        /// <param name="valueProvider">The builder of the resource.</param>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => AppendFormatted(valueProvider, null);

        /// <summary>Appends the value of a resource in a format.</summary>
        /// <typeparam name="T">The type of the resource.</typeparam>
        /// <param name="valueProvider">The builder of the resource.</param>
        /// <param name="format">The format, or null.</param>
        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider
            => _parts.AppendValue(valueProvider.Resource, valueProvider.Resource, format);

        internal readonly ReferenceExpression GetExpression() => ReferenceExpression.Create(_parts);

        // A pair of braces is taken as already escaped: "{{0}}" and "{0}" in the source mean the same text.
        private static string Escape(string text)
        {
            if (text.AsSpan().IndexOfAny('{', '}') < 0)
            {
                return text;
            }

            var escaped = new System.Text.StringBuilder(text.Length + 4);
            for (var i = 0; i < text.Length; i++)
            {
                escaped.Append(text[i]);
                if (text[i] is '{' or '}')
                {
                    escaped.Append(text[i]);
                    i += i + 1 < text.Length && text[i + 1] == text[i] ? 1 : 0;
                }
            }

            return escaped.ToString();
        }
    }
}

using System.Globalization;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An expression in the making: its text as a composite format string, and the values in it.</summary>
internal sealed class ExpressionParts(int capacity = 16)
{
    private readonly StringBuilder _format = new(capacity);
    private readonly List<IValueProvider> _valueProviders = [];
    private readonly List<string> _manifestExpressions = [];
    private readonly List<string?> _stringFormats = [];

    public bool IsEmpty => _format.Length == 0;

    public string Format => _format.ToString();

    public IReadOnlyList<IValueProvider> ValueProviders => [.. _valueProviders];

    public IReadOnlyList<string> ManifestExpressions => [.. _manifestExpressions];

    public IReadOnlyList<string?> StringFormats => [.. _stringFormats];

    public void AppendText(string? text) => _format.Append(text);

    public void AppendValue(IValueProvider value, IManifestExpressionProvider expression, string? format)
    {
        _format.Append(CultureInfo.InvariantCulture, $"{{{_valueProviders.Count}}}");
        _valueProviders.Add(value);
        _manifestExpressions.Add(expression.ValueExpression);
        _stringFormats.Add(format);
    }
}

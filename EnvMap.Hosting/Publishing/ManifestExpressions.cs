using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes values of the model as expressions of a manifest, and keeps what those expressions need beside the resources.</summary>
internal sealed class ManifestExpressions(HashSet<string> names)
{
    private readonly Dictionary<ParameterResource, Dictionary<string, string>> _formatted = [];
    private readonly Dictionary<string, ManifestChoice> _choices = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The choices, by the name that a manifest gives them.</summary>
    public IReadOnlyCollection<ManifestChoice> Choices => _choices.Values;

    /// <summary>The parameters that are written in a format somewhere.</summary>
    public IReadOnlyList<ParameterResource> FormattedParameters => [.. _formatted.Keys];

    public string? Write(object? value) => PublishValues.Unwrap(value) switch
    {
        ReferenceExpression expression => Write(expression),
        IManifestExpressionProvider provider => provider.ValueExpression,
        var plain => PublishValues.Text(plain)
    };

    public string Write(ReferenceExpression expression)
    {
        if (expression.IsConditional)
        {
            if (names.Add(expression.Name))
            {
                var choice = _choices[expression.Name] = new(expression);
                (choice.WhenTrue, choice.WhenFalse) = (Write(expression.WhenTrue), Write(expression.WhenFalse));
            }

            return expression.ValueExpression;
        }

        var arguments = new object?[expression.ValueProviders.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = expression.ValueProviders[i] switch
            {
                // In its own words, not as it was when it was put in: its formats stand in names that only this manifest has.
                ReferenceExpression nested => WriteNested(nested, expression.StringFormats[i]),
                ParameterResource parameter when expression.StringFormats[i] is { Length: > 0 } format => Format(parameter, format),
                _ => expression.ManifestExpressions[i]
            };
        }

        return string.Format(CultureInfo.InvariantCulture, expression.Format, arguments);
    }

    /// <summary>Takes the formats of a parameter, so that they are written once; the key is the format, the value the name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Take(ParameterResource parameter)
        => _formatted.Remove(parameter, out var formats) ? formats : [];

    private string WriteNested(ReferenceExpression nested, string? format) => nested switch
    {
        _ when string.IsNullOrEmpty(format) => Write(nested),
        { Format: "{0}", ValueProviders: [ParameterResource parameter] } => Format(parameter, format),
        { IsConditional: false, ValueProviders: [] } => ValueFormat.Apply(string.Format(CultureInfo.InvariantCulture, nested.Format), format),
        _ => Write(nested)
    };

    private string Format(ParameterResource parameter, string format)
    {
        if (!_formatted.TryGetValue(parameter, out var formats))
        {
            _formatted[parameter] = formats = [];
        }

        if (!formats.TryGetValue(format, out var name))
        {
            formats[format] = name = FreeName($"{parameter.Name}-{Slug(format)}-encoded");
        }

        return $"{{{name}.value}}";
    }

    private string FreeName(string wanted)
    {
        var name = wanted;
        for (var i = 1; !names.Add(name); i++)
        {
            name = $"{wanted}-{i}";
        }

        return name;
    }

    private static string Slug(string format)
    {
        var words = string.Concat(format.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "formatted" : string.Join('-', words);
    }
}

using EnvMap.Deploy.Compose.Secrets;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>The values of inputs, each looked for once: by the sources in their order, then the default, then a generated one.</summary>
internal sealed class InputValues(IReadOnlyDictionary<string, PlannedInput> inputs, IReadOnlyList<InputSource> sources)
{
    private readonly Dictionary<string, (InputOrigin Origin, string? Value)> _values = [];

    /// <summary>The value of an input in the form that the key asks for; null where nobody has one.</summary>
    public string? Of(InputKey key) => Find(key).Value is { } value ? key.Apply(value) : null;

    /// <summary>Where the value of an input comes from.</summary>
    public InputOrigin OriginOf(InputKey key) => Find(key).Origin;

    /// <summary>A text with its inputs put in; null where one of them has no value.</summary>
    public string? Evaluate(ResolvedText text)
    {
        var parts = text.Pieces.Select(piece => piece.Kind is ResolvedPieceKind.Placeholder ? Of(KeyOf(piece)) : piece.Text).ToList();
        return parts.Contains(null) ? null : string.Concat(parts);
    }

    /// <summary>The inputs of a text that have no value.</summary>
    public IEnumerable<InputKey> MissingIn(ResolvedText text) =>
        text.Pieces.Where(piece => piece.Kind is ResolvedPieceKind.Placeholder).Select(KeyOf).Where(key => Of(key) is null);

    private InputKey KeyOf(ResolvedPiece piece) => InputsByPlaceholder[piece.Text];

    /// <summary>Every form of every input, by the text of its placeholder.</summary>
    public required IReadOnlyDictionary<string, InputKey> InputsByPlaceholder { private get; init; }

    private (InputOrigin Origin, string? Value) Find(InputKey key)
    {
        if (!_values.TryGetValue(key.Plain.FileName, out var found))
        {
            _values[key.Plain.FileName] = found = Sources(inputs[key.Plain.FileName]).FirstOrDefault(source => source.Value is not null, (InputOrigin.NotSet, null));
        }
        return found;
    }

    private IEnumerable<(InputOrigin Origin, string? Value)> Sources(PlannedInput input)
    {
        foreach (var source in sources)
        {
            yield return (source.Origin, source.Find(input.Key));
        }
        yield return (InputOrigin.Default, input.Default is null ? null : Evaluate(input.Default));
        yield return (InputOrigin.Generated, Generate(input.Key));
    }

    private static string? Generate(InputKey key) => key.Input.Generate is not { } rules ? null : SecretGenerator.Create(new SecretRules
    {
        Length = rules.MinLength,
        Lower = rules.Lower,
        Upper = rules.Upper,
        Digits = rules.Numeric,
        Marks = rules.Special,
        MinLower = rules.MinLower,
        MinUpper = rules.MinUpper,
        MinDigits = rules.MinNumeric,
        MinMarks = rules.MinSpecial,
    });
}

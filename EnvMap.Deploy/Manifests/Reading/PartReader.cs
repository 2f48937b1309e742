using System.Globalization;
using System.Text.Json;
using EnvMap.Catalog;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Reads an object of the manifest; a field that is asked for counts as known, and null as absent.</summary>
internal sealed class PartReader
{
    private readonly ManifestJson _json;
    private readonly ReadingContext _context;
    private readonly List<string> _asked = [];

    public PartReader(ManifestJson json, ReadingContext context)
    {
        (_json, _context) = (json, context);
        context.Parts.Add(this);
    }

    public ManifestPlace Place => _json.Place;

    public ManifestProblems Problems => _context.Problems;

    public bool Has(string name) => _json.Child(name) is { Kind: not JsonValueKind.Null };

    /// <summary>A string without expressions, which is the part's own.</summary>
    public string? Word(string name) => Own(name, "a string", JsonValueKind.String)?.Text;

    public string RequiredWord(string name) => Word(name) ?? Missing(name).Raw;

    public bool Flag(string name, bool otherwise = false) =>
        Own(name, "true or false", JsonValueKind.True, JsonValueKind.False) is { } flag ? flag.Kind is JsonValueKind.True : otherwise;

    public int? Number(string name, int least, int most)
    {
        if (Own(name, "a number", JsonValueKind.Number) is not { } number)
        {
            return null;
        }
        if (decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == Math.Truncate(value) && value >= least && value <= most)
        {
            return (int)value;
        }
        Problems.Error(number.Place, $"The number must be a whole one from {least} to {most}. Correct it.");
        return null;
    }

    public int RequiredNumber(string name, int least, int most)
    {
        if (!Has(name))
        {
            Missing(name);
        }
        return Number(name, least, most) ?? least;
    }

    public ManifestText? Text(string name) => Find(name) is { } child ? ReadText(child) : null;

    public ManifestText RequiredText(string name) => Text(name) ?? Missing(name);

    /// <summary>A text that becomes a path, in which a control character has no place.</summary>
    public ManifestText RequiredPath(string name)
    {
        var path = RequiredText(name);
        if (path.Raw.Any(char.IsControl))
        {
            Problems.Error(path.Place, "A path has no control characters. Correct it.");
        }
        return path;
    }

    public IReadOnlyList<ManifestText> Texts(string name) => [.. Items(name).Select(ReadText)];

    public OrderedDictionary<string, ManifestText> TextsByName(string name) => ByName(name, (_, child) => ReadText(child, mayBeNull: true));

    public T? Part<T>(string name, Func<PartReader, T> read)
        where T : class => Own(name, "an object", JsonValueKind.Object) is { } child ? read(new PartReader(child, _context)) : null;

    public PartReader? RequiredPart(string name)
    {
        if (!Has(name))
        {
            Missing(name);
        }
        return Part(name, part => part);
    }

    public IReadOnlyList<T> Parts<T>(string name, Func<PartReader, T> read) =>
        [.. Items(name).Where(IsObject).Select(child => read(new PartReader(child, _context)))];

    public OrderedDictionary<string, T> PartsByName<T>(string name, Func<string, PartReader, T> read) =>
        ByName(name, (key, child) => read(key, new PartReader(child, _context)), IsObject);

    /// <summary>Values of any kind; the strings in them may hold expressions.</summary>
    public OrderedDictionary<string, ManifestJson> JsonByName(string name) => ByName(name, (_, child) =>
    {
        Own(child, child.Place.Pointer);
        return child;
    });

    /// <summary>Another object of the manifest, with all that is in it, which is read elsewhere.</summary>
    public ManifestJson? Json(string name) => Own(name, "an object", JsonValueKind.Object);

    private OrderedDictionary<string, T> ByName<T>(string name, Func<string, ManifestJson, T> read, Func<ManifestJson, bool>? isRead = null)
    {
        var values = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var child in Own(name, "an object", JsonValueKind.Object)?.Children.Where(isRead ?? (_ => true)) ?? [])
        {
            values[child.Name!] = read(child.Name!, child);
        }
        return values;
    }

    private IReadOnlyList<ManifestJson> Items(string name) => Own(name, "an array", JsonValueKind.Array)?.Children ?? [];

    private bool IsObject(ManifestJson child)
    {
        if (child.Kind is JsonValueKind.Object)
        {
            return true;
        }
        Problems.Error(child.Place, "An object must stand here. Correct it.");
        return false;
    }

    private ManifestText ReadText(ManifestJson child) => ReadText(child, mayBeNull: false);

    private ManifestText ReadText(ManifestJson child, bool mayBeNull)
    {
        var isNull = child.Kind is JsonValueKind.Null;
        if (child.Kind is JsonValueKind.Object or JsonValueKind.Array || (isNull && !mayBeNull))
        {
            Problems.Error(child.Place, "A string must stand here. Quote it.");
        }
        else if (child.Kind is not JsonValueKind.String && !isNull)
        {
            Problems.Warning(child.Place, $"A string must stand here; it is read as '{child.Text}'. Quote it.");
        }
        _context.Owners[child.Place.Pointer] = child.Place.Pointer;
        return Register(child, isNull ? "" : child.Text, isNull);
    }

    private ManifestText Register(ManifestJson child, string text, bool isNull) => _context.Texts[child.Place.Pointer] =
        new ManifestText { Place = child.Place, Raw = text, IsNull = isNull, Tokens = ManifestTokenizer.ReadValue(text) };

    private ManifestText Missing(string name)
    {
        Problems.Error(_json.Place, $"'{name}' is missing. Add it.");
        return new ManifestText { Place = _json.Place, Raw = "", Tokens = [] };
    }

    /// <summary>Warns of names that nobody asked for and that look like one that was asked for; what becomes of the others is the target's business.</summary>
    public void WarnOfSlips()
    {
        foreach (var child in _json.Children.Where(child => child.Name is not null && !_asked.Contains(child.Name)))
        {
            if (Suggestion.For(child.Name!, _asked) is { } near)
            {
                Problems.Warning(child.Place, $"No target knows the field. Did you mean '{near}'?");
            }
        }
    }

    private ManifestJson? Find(string name)
    {
        _asked.Add(name);
        if (_json.Child(name) is not { } child)
        {
            return null;
        }
        if (child.Kind is not JsonValueKind.Null)
        {
            return child;
        }
        _context.Owners[child.Place.Pointer] = ReadingContext.Nobody;
        return null;
    }

    private ManifestJson? Own(string name, string what, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (Find(name) is not { } child)
        {
            return null;
        }
        _context.Owners[child.Place.Pointer] = child.Kind is JsonValueKind.Object or JsonValueKind.Array ? ReadingContext.Nobody : _json.Place.Pointer;
        if (kinds.Contains(child.Kind))
        {
            return child;
        }
        Problems.Error(child.Place, $"This must be {what}. Correct it.");
        return null;
    }

    private void Own(ManifestJson child, string owner)
    {
        _context.Owners[child.Place.Pointer] = owner;
        if (child.Kind is JsonValueKind.String)
        {
            Register(child, child.Text, isNull: false);
        }
        foreach (var inner in child.Children)
        {
            Own(inner, owner);
        }
    }
}

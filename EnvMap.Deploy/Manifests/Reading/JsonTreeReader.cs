using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>Reads JSON, with comments and trailing commas, into values that know their places; what stands before a fault is kept.</summary>
internal sealed class JsonTreeReader(ManifestProblems problems)
{
    private const int MaximumDepth = 64;

    private static readonly JsonReaderOptions s_options =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaximumDepth };

    private readonly Stack<(ManifestJson Json, HashSet<string>? Names)> _open = [];
    private ManifestJson? _root;
    private string? _name;
    private bool _isRepeated;

    /// <summary>The document, or null where there is not even the start of one.</summary>
    public ManifestJson? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }
        if (!CheckEncoding(bytes))
        {
            return null;
        }
        var reader = new Utf8JsonReader(bytes, s_options);
        var cursor = new PlaceCursor(bytes);
        try
        {
            while (reader.Read())
            {
                cursor.MoveTo((int)reader.TokenStartIndex);
                Take(ref reader, cursor.Line, cursor.Column);
            }
        }
        catch (JsonException exception)
        {
            ReportFault(bytes, exception);
        }
        return _root;
    }

    private bool CheckEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            problems.Error(ManifestPlace.None, "The file is empty. Publish the AppHost again.");
            return false;
        }
        if (Utf8.IsValid(bytes))
        {
            return true;
        }
        var cursor = new PlaceCursor(bytes);
        cursor.MoveTo(LengthOfValidUtf8(bytes));
        problems.Error(new ManifestPlace("", cursor.Line, cursor.Column), "The file is not UTF-8 from here on. Save it as UTF-8.");
        return false;
    }

    private static int LengthOfValidUtf8(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) is System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }
        return valid;
    }

    private void Take(ref Utf8JsonReader reader, int line, int column)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = TextOf(ref reader, line, column);
                _isRepeated = !_open.Peek().Names!.Add(_name);
                if (_isRepeated)
                {
                    problems.Error(PlaceOf(line, column), "The name stands here for the second time. Remove one of the two.");
                }
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop().Json.IsComplete = true;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var json = Add(line, column, reader.TokenType is JsonTokenType.StartObject ? JsonValueKind.Object : JsonValueKind.Array, "");
                _open.Push((json, json.Kind is JsonValueKind.Object ? new HashSet<string>(StringComparer.Ordinal) : null));
                break;
            default:
                Add(line, column, KindOf(reader.TokenType), TextOf(ref reader, line, column)).IsComplete = true;
                break;
        }
    }

    private ManifestJson Add(int line, int column, JsonValueKind kind, string text)
    {
        var json = new ManifestJson { Place = PlaceOf(line, column), Name = _name, Kind = kind, Text = text };
        _root ??= json;
        // A name that stands twice has been told; its first value is the one that is looked at.
        if (_open.TryPeek(out var parent) && !_isRepeated)
        {
            parent.Json.Add(json);
        }
        (_name, _isRepeated) = (null, false);
        return json;
    }

    private ManifestPlace PlaceOf(int line, int column) => _open.TryPeek(out var parent)
        ? new ManifestPlace(JsonPointer.Append(parent.Json.Place.Pointer, _name ?? parent.Json.Children.Count.ToString(CultureInfo.InvariantCulture)), line, column)
        : new ManifestPlace("", line, column);

    private string TextOf(ref Utf8JsonReader reader, int line, int column)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            problems.Error(PlaceOf(line, column), "An escape such as \\ud83d is half of a character. Write both halves, or the character itself.");
            return "\uFFFD";
        }
    }

    private void ReportFault(ReadOnlySpan<byte> bytes, JsonException exception)
    {
        var cursor = new PlaceCursor(bytes);
        var line = (int)(exception.LineNumber ?? 0);
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        }
        cursor.MoveTo(Math.Min(start + (int)(exception.BytePositionInLine ?? 0), bytes.Length));
        var words = exception.Message.Split(" LineNumber:")[0];
        problems.Error(new ManifestPlace("", cursor.Line, cursor.Column), $"The JSON breaks off here: {words} Correct it, or publish the AppHost again.");
    }

    private static JsonValueKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}

using System.Text.RegularExpressions;
using EnvMap.Catalog;

namespace EnvMap.Deploy.Compose.EnvFiles;

/// <summary>Reads an .env file as Compose does.</summary>
internal sealed partial class EnvFileReader
{
    private readonly List<EnvEntry> _entries = [];
    private readonly List<CatalogProblem> _problems = [];
    private readonly string _path;
    private readonly string _text;
    private int _position;
    private int _line = 1;

    private EnvFileReader(string path, string text) => (_path, _text) = (path, text);

    /// <summary>The file, and what Compose would stumble over.</summary>
    public static (EnvFile File, IReadOnlyList<CatalogProblem> Problems) Read(string path, string text)
    {
        var reader = new EnvFileReader(path, text);
        while (reader._position < text.Length)
        {
            reader.ReadEntry();
        }
        return (new EnvFile(reader._entries), reader._problems);
    }

    /// <summary>Whether a variable can have that name in such a file.</summary>
    public static bool IsName(string name) => NameAlone().IsMatch(name);

    private void ReadEntry()
    {
        var (start, line, rest) = (_position, _line, RestOfLine());
        var name = Name().Match(rest);
        if (!name.Success && Passed().Match(rest) is { Success: true } passed)
        {
            _position += rest.Length;
            EndLine();
            _entries.Add(new EnvEntry(_text[start.._position], line, passed.Groups["name"].Value));
            return;
        }
        if (!name.Success && !Blank().IsMatch(rest))
        {
            Report(line, "is neither a variable, NAME=value, nor a comment, which begins with #. Correct or remove it.");
        }
        _position += name.Success ? name.Length : rest.Length;
        var value = !name.Success ? null : _position < _text.Length && _text[_position] is '"' or '\'' ? ReadQuoted(line) : ReadPlain();
        EndLine();
        _entries.Add(new EnvEntry(_text[start.._position], line, name.Success ? name.Groups["name"].Value : null, value));
    }

    private string RestOfLine()
    {
        var end = _text.IndexOf('\n', _position);
        return _text[_position..(end < 0 ? _text.Length : end)];
    }

    private string? ReadPlain()
    {
        var rest = RestOfLine();
        _position += rest.Length;
        var comment = rest.IndexOf(" #", StringComparison.Ordinal);
        return Expand((comment < 0 ? rest : rest[..comment]).TrimEnd());
    }

    private string? ReadQuoted(int line)
    {
        var quote = _text[_position];
        var end = EndOfQuoted(quote);
        if (end < 0)
        {
            Report(line, $"begins a value with {quote} that nothing ends. Close the quotes.");
            _position = _text.Length;
            return null;
        }
        var content = _text[(_position + 1)..end];
        _line += content.Count(character => character is '\n');
        _position = end + 1;
        var rest = RestOfLine();
        if (!Blank().IsMatch(rest))
        {
            Report(line, "has more behind the quotes of its value, which Compose takes for another variable. Write all of the value between the quotes.");
        }
        _position += rest.Length;
        return quote is '"' ? Expand(Unescape(content)) : content;
    }

    private int EndOfQuoted(char quote)
    {
        for (var i = _position + 1; i < _text.Length; i++)
        {
            if (_text[i] == quote)
            {
                return i;
            }
            if (_text[i] is '\\')
            {
                i++;
            }
        }
        return -1;
    }

    private void EndLine()
    {
        if (_position < _text.Length)
        {
            _position++;
            _line++;
        }
    }

    private void Report(int line, string what) => _problems.Add(new CatalogProblem(_path, line, 1, $"This line {what}", ProblemSeverity.Error));

    // $$ is a dollar; any other is the beginning of a variable, whose value is not known here.
    private static string? Expand(string value) =>
        value.Replace("$$", "", StringComparison.Ordinal).Contains('$', StringComparison.Ordinal) ? null : value.Replace("$$", "$", StringComparison.Ordinal);

    private static string Unescape(string value) => Escaped().Replace(value, match => match.Value[1] switch
    {
        'a' => "\a",
        'b' => "\b",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'v' => "\v",
        '$' => "$$",
        var other => other.ToString(),
    });

    [GeneratedRegex(@"^[ \t\r]*(?:export[ \t]+)?(?<name>[A-Za-z0-9_.\[\]-]+)[ \t]*[=:][ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9_.\[\]-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameAlone();

    // NAME alone: whoever runs Compose has the value.
    [GeneratedRegex(@"^[ \t\r]*(?:export[ \t]+)?(?<name>[A-Za-z0-9_.\[\]-]+)[ \t\r]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Passed();

    [GeneratedRegex(@"^[ \t\r]*(?:#.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\\([abfnrtv$""\\])", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}

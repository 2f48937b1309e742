using System.Text;
using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>
/// Takes texts apart. In a text of a manifest that is well formed, <c>{{</c> and <c>}}</c> stand for single braces and every other pair of
/// braces holds an expression. AppHosts write values such as JSON and route patterns as they are, though: in a text that is not well formed
/// only what looks like an expression is one, and only around such a thing a doubled brace stands for a single one. A file has to be well formed.
/// </summary>
internal static partial class ManifestTokenizer
{
    public static IReadOnlyList<ManifestToken> ReadValue(string text) =>
        text.AsSpan().IndexOfAny('{', '}') < 0 ? Plain(text) : ReadStrictly(text, out _) ?? ReadLeniently(text);

    /// <summary>The tokens of a well-formed text; null where a brace is neither doubled nor belongs to an expression, with the place of the first.</summary>
    public static IReadOnlyList<ManifestToken>? ReadStrictly(string text, out int stray)
    {
        stray = -1;
        var tokens = new TokenList();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                tokens.Literal(text.AsSpan(i, 1));
            }
            else if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                tokens.Literal(text.AsSpan(i, 1));
                i++;
            }
            else if (text[i] is '{' && Path().Match(text, i + 1) is { Success: true } match && match.Index == i + 1
                && match.Index + match.Length < text.Length && text[match.Index + match.Length] is '}')
            {
                tokens.Expression(match.Value);
                i = match.Index + match.Length;
            }
            else
            {
                stray = i;
                return null;
            }
        }
        return tokens.ToList();
    }

    private static List<ManifestToken> ReadLeniently(string text)
    {
        var tokens = new TokenList();
        var position = 0;
        foreach (Match match in InBraces().Matches(text))
        {
            var (open, close) = (match.Groups["open"].Length, match.Groups["close"].Length);
            if (close < open)
            {
                continue;
            }
            tokens.Literal(text.AsSpan(position, match.Index - position));
            tokens.Literal(new string('{', open / 2));
            if (open % 2 is 0)
            {
                tokens.Literal(match.Groups["path"].Value);
            }
            else
            {
                tokens.Expression(match.Groups["path"].Value);
            }
            tokens.Literal(new string('}', (open / 2) + close - open));
            position = match.Index + match.Length;
        }
        tokens.Literal(text.AsSpan(position));
        return tokens.ToList();
    }

    private static ManifestToken[] Plain(string text) => text.Length is 0 ? [] : [new ManifestToken(text, IsExpression: false)];

    // A resource and at least one more name: api.bindings.http.url.
    [GeneratedRegex(@"\G[A-Za-z_][A-Za-z0-9_-]*(?:\.[^.{}\s""'$]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    [GeneratedRegex(@"(?<!\{)(?<open>(?>\{+))(?<path>[A-Za-z_][A-Za-z0-9_-]*(?:\.[^.{}\s""'$]+)+)(?<close>\}+)", RegexOptions.CultureInvariant)]
    private static partial Regex InBraces();

    private sealed class TokenList
    {
        private readonly List<ManifestToken> _tokens = [];
        private readonly StringBuilder _literal = new();

        public void Literal(ReadOnlySpan<char> text) => _literal.Append(text);

        public void Expression(string path)
        {
            Flush();
            _tokens.Add(new ManifestToken(path, IsExpression: true));
        }

        public List<ManifestToken> ToList()
        {
            Flush();
            return _tokens;
        }

        private void Flush()
        {
            if (_literal.Length > 0)
            {
                _tokens.Add(new ManifestToken(_literal.ToString(), IsExpression: false));
                _literal.Clear();
            }
        }
    }
}

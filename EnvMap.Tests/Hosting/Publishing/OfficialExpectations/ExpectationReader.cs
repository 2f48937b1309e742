using System.Text.RegularExpressions;

namespace EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

/// <summary>Reads JSON that a checkout expects; nothing of the checkout is compiled or run.</summary>
internal sealed partial class ExpectationReader(string checkout)
{
    /// <summary>Gives a whole file, without byte order mark.</summary>
    public string ReadFile(string file)
    {
        var path = Path.Combine(checkout, file);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : throw new InvalidOperationException($"The checkout has no '{file}' any more: take its rows out of expectations.tsv.");
    }

    /// <summary>Gives the JSON literal with this index of a method, with what it interpolates replaced by <paramref name="fill"/>.</summary>
    public string ReadLiteral(string file, string method, int index, Func<string, string> fill)
    {
        var literals = Literals().Matches(ReadMethod(file, method)).Where(m => m.Groups["body"].Value.TrimStart().StartsWith('{')).ToList();
        return index < literals.Count
            ? Fill(Dedent(literals[index].Groups["body"].Value, literals[index].Groups["indent"].Value), literals[index].Groups["dollars"].Length, fill)
            : throw new InvalidOperationException($"'{method}' in '{file}' has {literals.Count} JSON literals, none with the index {index}: correct expectations.tsv.");
    }

    /// <summary>Gives the text of a method of a class that is not nested.</summary>
    public string ReadMethod(string file, string method)
    {
        var match = Regex.Match(ReadFile(file), $@"^    \w[^\n=;]* {Regex.Escape(method)}(<\w+>)?\(.*?^    \}}$", RegexOptions.Multiline | RegexOptions.Singleline);
        return match.Success ? match.Value : throw new InvalidOperationException($"'{file}' has no method '{method}' any more: correct expectations.tsv.");
    }

    private static string Dedent(string body, string indent)
        => string.Join('\n', body.Split('\n').Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line.TrimStart()));

    // As many braces as the literal has dollars enclose an expression.
    private static string Fill(string text, int braces, Func<string, string> fill)
        => braces == 0 ? text : Regex.Replace(text, $@"\{{{{{braces}}}(?<expression>[^{{}}]+)\}}{{{braces}}}", m => fill(m.Groups["expression"].Value));

    [GeneratedRegex(@"(?<dollars>\$*)""""""[ ]*\n(?<body>.*?)\n(?<indent> *)""""""", RegexOptions.Singleline)]
    private static partial Regex Literals();
}

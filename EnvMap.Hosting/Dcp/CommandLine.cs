using System.Text;

namespace EnvMap.Hosting.Dcp;

/// <summary>Splits a command line as .NET does: at blanks and tabs outside double quotes; a doubled quote within them is a quote.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<string> Split(string line)
    {
        var (arguments, position) = (new List<string>(), 0);
        while (true)
        {
            while (position < line.Length && IsBlank(line[position]))
            {
                position++;
            }

            if (position == line.Length)
            {
                return arguments;
            }

            arguments.Add(Next(line, ref position));
        }
    }

    private static string Next(string line, ref int position)
    {
        var (argument, quoted) = (new StringBuilder(), false);
        for (; position < line.Length && (quoted || !IsBlank(line[position])); position++)
        {
            switch (line[position])
            {
                case '\\':
                    AppendBackslashes(line, ref position, argument);
                    break;
                case '"' when quoted && line.AsSpan(position).StartsWith("\"\""):
                    argument.Append('"');
                    position++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case var c:
                    argument.Append(c);
                    break;
            }
        }

        return argument.ToString();
    }

    // They stand for themselves, except before a quote: there each pair is one backslash, and an odd one makes the quote a character.
    private static void AppendBackslashes(string line, ref int position, StringBuilder argument)
    {
        var count = line.AsSpan(position).IndexOfAnyExcept('\\') is var length and >= 0 ? length : line.Length - position;
        position += count - 1;
        var beforeQuote = position + 1 < line.Length && line[position + 1] == '"';
        argument.Append('\\', beforeQuote ? count / 2 : count);
        if (beforeQuote && count % 2 == 1)
        {
            argument.Append('"');
            position++;
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';
}

using System.Text;

namespace EnvMap.Hosting.Dcp;

/// <summary>Splits a command line at blanks outside double quotes; a backslash makes a quote or a backslash stand for itself.</summary>
internal static class CommandLine
{
    public static IEnumerable<string> Split(string line)
    {
        var argument = new StringBuilder();
        var (quoted, begun) = (false, false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\')
            {
                argument.Append(line[++i]);
                begun = true;
            }
            else if (c == '"')
            {
                (quoted, begun) = (!quoted, true);
            }
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (begun)
                {
                    yield return argument.ToString();
                }

                argument.Clear();
                begun = false;
            }
            else
            {
                argument.Append(c);
                begun = true;
            }
        }

        if (begun)
        {
            yield return argument.ToString();
        }
    }
}

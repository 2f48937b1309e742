using System.Text;
using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.EnvFiles;

/// <summary>Writes a value so that Compose reads it back unchanged.</summary>
internal static partial class EnvQuoting
{
    public static string Write(string value) =>
        Plain().IsMatch(value) ? value
        // Between single quotes nothing is replaced, and nothing can be escaped.
        : value.AsSpan().IndexOfAny("'\\\r") < 0 ? $"'{value}'"
        : $"\"{Escape(value)}\"";

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => text.Append(@"\\"),
                '"' => text.Append("\\\""),
                '$' => text.Append(@"\$"),
                // Compose makes one character of a line's two.
                '\r' => text.Append(@"\r"),
                '\n' => text.Append(@"\n"),
                _ => text.Append(character),
            };
        }
        return text.ToString();
    }

    [GeneratedRegex(@"^[A-Za-z0-9_./:@%+,=-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}

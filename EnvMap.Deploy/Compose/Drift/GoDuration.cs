using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>Durations as Compose writes them: 1m30s.</summary>
internal static partial class GoDuration
{
    private static readonly Dictionary<string, decimal> s_nanoseconds = new()
    {
        ["ns"] = 1,
        ["us"] = 1e3m,
        ["µs"] = 1e3m,
        ["ms"] = 1e6m,
        ["s"] = 1e9m,
        ["m"] = 60e9m,
        ["h"] = 3600e9m,
    };

    /// <summary>The duration in nanoseconds, as the engine has it; 0 where there is none.</summary>
    public static long Nanoseconds(string text) => (long)Part().Matches(text)
        .Sum(part => decimal.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * s_nanoseconds[part.Groups[2].Value]);

    [GeneratedRegex(@"(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}

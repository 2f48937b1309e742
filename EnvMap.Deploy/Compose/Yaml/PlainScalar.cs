using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.Yaml;

/// <summary>Which texts need no quotes: those that every reader of YAML 1.1 and 1.2 takes for the same string.</summary>
internal static partial class PlainScalar
{
    public static bool IsSafe(string text) => Shape().IsMatch(text) && !Word().IsMatch(text);

    // No digit, sign or lone dot in front, which begin numbers and times; no space; no colon at the end.
    [GeneratedRegex(@"^(?:[A-Za-z_/]|\./|\.\./|\$\{)[A-Za-z0-9_./@=${}:?-]*(?<![:])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?:y|yes|n|no|true|false|on|off|null)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}

using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>What programs write to steer a terminal.</summary>
internal static partial class TerminalText
{
    /// <summary>The text without it; Compose writes some of it whatever it is asked.</summary>
    public static string Plain(string text) => Sequence().Replace(text, "");

    // ESC [ 2 K
    [GeneratedRegex(@"\u001b\[[0-9;?]*[ -/]*[@-~]", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}

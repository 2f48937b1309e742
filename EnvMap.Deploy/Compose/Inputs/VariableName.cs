namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>Names of environment variables, and none that a shell has already: for Compose its environment comes before <c>.env</c>.</summary>
internal static class VariableName
{
    private const string Prefix = "PARAM_";

    private static readonly HashSet<string> s_taken =
    [
        "CI", "DISPLAY", "EDITOR", "HOME", "HOST", "HOSTNAME", "LANG", "LANGUAGE", "LOGNAME", "MAIL", "NO_COLOR", "OLDPWD", "PAGER", "PATH", "PWD",
        "SHELL", "SHLVL", "TERM", "TMP", "TMPDIR", "TZ", "UID", "USER", "USERNAME", "VERSION",
    ];

    private static readonly string[] s_takenBeginnings = ["COMPOSE_", "DOCKER_", "DOTNET_", "ENVMAP_", "GITHUB_", "LC_", "SSH_", "XDG_"];

    /// <summary>A name in capitals, in which everything but letters and digits is an underscore: node-exporter gives NODE_EXPORTER.</summary>
    public static string Of(string name)
    {
        var text = string.Create(name.Length, name, static (characters, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                characters[i] = char.IsAsciiLetterOrDigit(from[i]) ? char.ToUpperInvariant(from[i]) : '_';
            }
        });
        return text.Length is 0 || char.IsAsciiDigit(text[0]) ? $"_{text}"
            : s_taken.Contains(text) || s_takenBeginnings.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal)) ? Prefix + text
            : text;
    }
}

namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>Writes words so that a POSIX shell reads them back unchanged.</summary>
internal static class ShellWords
{
    public static string Join(params IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) => word.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("A word of a command cannot hold the character 0.", nameof(word))
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

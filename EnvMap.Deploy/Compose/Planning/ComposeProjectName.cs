namespace EnvMap.Deploy.Compose.Planning;

/// <summary>What Compose calls all that one folder describes.</summary>
internal static class ComposeProjectName
{
    private const string Unnamed = "application";

    /// <summary>The name of the profile, or else of the manifest's folder, as Compose takes it: small letters, digits, _ and -, and a letter or digit first.</summary>
    public static string Of(DeploySource source)
    {
        var name = source.Profile is { } profile ? $"envmap-{profile.Name}" : Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(source.Manifest.Path))) ?? "";
        var safe = string.Concat(name.ToLowerInvariant().Select(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-' ? character : '-'));
        return safe.TrimStart('_', '-') is { Length: > 0 } usable ? usable : Unnamed;
    }
}

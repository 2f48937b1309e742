using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>
/// Holds names to what may become the name of a service, a file or a variable. Aspire's own rule for resources is narrower: at most 64
/// letters, digits and hyphens (<c>src/Aspire.Hosting/ApplicationModel/ModelName.cs</c>).
/// </summary>
internal static partial class ManifestName
{
    private const int MaximumLength = 200;

    public static void Check(string name, ManifestPlace place, ManifestProblems problems)
    {
        if (name.Length > MaximumLength || !Allowed().IsMatch(name))
        {
            problems.Error(place, $"A name has at most {MaximumLength} letters, digits, dots, hyphens and underscores, and begins with a letter or a digit. Rename it.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}

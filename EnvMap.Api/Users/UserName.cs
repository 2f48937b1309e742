using System.Text.RegularExpressions;

namespace EnvMap.Api.Users;

/// <summary>What a user may be called.</summary>
internal static partial class UserName
{
    public const string Pattern = "[A-Za-z][A-Za-z0-9._-]{0,49}";

    public static bool IsValid(string name) => Whole().IsMatch(name);

    /// <summary>The one way to write a name: it is the same in any case.</summary>
    public static string Normalize(string name) => name.ToLowerInvariant();

    [GeneratedRegex($"^{Pattern}\\z")]
    private static partial Regex Whole();
}

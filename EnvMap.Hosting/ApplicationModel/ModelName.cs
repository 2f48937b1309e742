using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// The naming rules of resources and endpoints: 1 to 64 ASCII letters, digits and single hyphens, a letter first, no hyphen last.
/// </summary>
internal static class ModelName
{
    public static void Validate(string target, string name, NameValidationPolicyAnnotation? policy = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (FindFault(name, policy ?? NameValidationPolicyAnnotation.Default) is { } fault)
        {
            throw new ArgumentException($"{target} name '{name}' is invalid. Name {fault}.", nameof(name));
        }
    }

    public static bool IsValid(string name, [NotNullWhen(false)] out string? fault)
        => (fault = FindFault(name, NameValidationPolicyAnnotation.Default)) is null;

    private static string? FindFault(string name, NameValidationPolicyAnnotation policy)
    {
        if (policy.MaxLength is { } longest && (name.Length == 0 || name.Length > longest))
        {
            return $"must be between 1 and {longest} characters long";
        }

        var previous = '\0';
        foreach (var c in name)
        {
            if (c == '-' && previous == '-' && policy.ValidateNoConsecutiveHyphens)
            {
                return "cannot contain consecutive hyphens";
            }

            if (c != '-' && !char.IsAsciiLetterOrDigit(c) && policy.ValidateAllowedCharacters)
            {
                return "may hold ASCII letters, digits and hyphens only";
            }

            previous = c;
        }

        return name.Length switch
        {
            0 => null,
            _ when policy.ValidateStartsWithLetter && !char.IsAsciiLetter(name[0]) => "must start with an ASCII letter",
            _ when policy.ValidateNoTrailingHyphen && previous == '-' => "cannot end with a hyphen",
            _ => null
        };
    }
}

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Loosens the naming rules for one resource.</summary>
public sealed class NameValidationPolicyAnnotation : IResourceAnnotation
{
    /// <summary>The rules that hold without this annotation.</summary>
    public static readonly NameValidationPolicyAnnotation Default = new();

    /// <summary>No rule at all.</summary>
    public static readonly NameValidationPolicyAnnotation None = new()
    {
        MaxLength = null,
        ValidateStartsWithLetter = false,
        ValidateAllowedCharacters = false,
        ValidateNoConsecutiveHyphens = false,
        ValidateNoTrailingHyphen = false
    };

    /// <summary>Gets the greatest length, 64 by default; null for none.</summary>
    public int? MaxLength { get; init; } = 64;

    /// <summary>Gets whether only ASCII letters, digits and hyphens are allowed.</summary>
    public bool ValidateAllowedCharacters { get; init; } = true;

    /// <summary>Gets whether the first character must be an ASCII letter.</summary>
    public bool ValidateStartsWithLetter { get; init; } = true;

    /// <summary>Gets whether a hyphen at the end is refused.</summary>
    public bool ValidateNoTrailingHyphen { get; init; } = true;

    /// <summary>Gets whether two hyphens in a row are refused.</summary>
    public bool ValidateNoConsecutiveHyphens { get; init; } = true;
}

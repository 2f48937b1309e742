using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

public partial class ReferenceExpression
{
    private ReferenceExpression(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
        : this(string.Empty, [.. whenTrue.ValueProviders, .. whenFalse.ValueProviders], [], [])
    {
        (Condition, MatchValue, WhenTrue, WhenFalse) = (condition, matchValue, whenTrue, whenFalse);
        Name = MakeName(condition, matchValue, whenTrue, whenFalse);
    }

    /// <summary>Gets whether it is a choice between two expressions.</summary>
    [MemberNotNullWhen(true, nameof(Condition), nameof(MatchValue), nameof(WhenTrue), nameof(WhenFalse), nameof(Name))]
    public bool IsConditional => Condition is not null;

    /// <summary>Gets the value that decides a choice.</summary>
    public IValueProvider? Condition { get; }

    /// <summary>Gets what the deciding value is compared with, regardless of letter case.</summary>
    public string? MatchValue { get; }

    /// <summary>Gets what holds where both are equal.</summary>
    public ReferenceExpression? WhenTrue { get; }

    /// <summary>Gets what holds otherwise.</summary>
    public ReferenceExpression? WhenFalse { get; }

    internal string? Name { get; }

    /// <summary>Makes a choice between two expressions.</summary>
    /// <param name="condition">The value that decides.</param>
    /// <param name="matchValue">What it is compared with, regardless of letter case.</param>
    /// <param name="whenTrue">What holds where both are equal.</param>
    /// <param name="whenFalse">What holds otherwise.</param>
    /// <returns>The choice.</returns>
    public static ReferenceExpression CreateConditional(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrEmpty(matchValue);
        ArgumentNullException.ThrowIfNull(whenTrue);
        ArgumentNullException.ThrowIfNull(whenFalse);
        return new(condition, matchValue, whenTrue, whenFalse);
    }

    // A manifest names a choice cond-<condition>-<hash>: readable, and the same from one publish to the next.
    private static string MakeName(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        var text = (condition as IManifestExpressionProvider)?.ValueExpression;
        var slug = text is null ? string.Empty : NotAlphanumeric().Replace(text, "-").Trim('-').ToLowerInvariant();
        var hash = new XxHash32();
        foreach (var part in (string[])[text ?? condition.GetType().Name, whenTrue.ValueExpression, whenFalse.ValueExpression, matchValue])
        {
            hash.Append(Encoding.UTF8.GetBytes(part));
        }

        return $"cond-{(slug.Length == 0 ? "expr" : slug)}-{Convert.ToHexStringLower(hash.GetCurrentHash())}";
    }

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotAlphanumeric();
}

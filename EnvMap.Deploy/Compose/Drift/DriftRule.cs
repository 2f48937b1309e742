using System.IO.Enumeration;
using System.Text.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What is not to count as drift.</summary>
/// <param name="Service">The service; <c>*</c> and <c>?</c> stand for others.</param>
/// <param name="Aspect">In what; null for everything.</param>
/// <param name="Item">Which part of that; <c>*</c> and <c>?</c> stand for others.</param>
/// <param name="Reason">Why.</param>
public sealed record DriftRule(string Service, DriftAspect? Aspect, string Item, string Reason)
{
    internal const string Anything = "*";

    internal bool Matches(DriftFinding finding) =>
        Fits(Service, finding.Service) && (Aspect is null || Aspect == finding.Aspect) && (Item is Anything || Fits(Item, finding.Item ?? ""));

    /// <summary>The rule as it is written on a command line.</summary>
    public override string ToString() => $"{Service}:{(Aspect is { } aspect ? SlugOf(aspect) : Anything)}{(Item is Anything ? "" : $":{Item}")}";

    internal static string SlugOf(DriftAspect aspect) => JsonNamingPolicy.KebabCaseLower.ConvertName(aspect.ToString());

    private static bool Fits(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}

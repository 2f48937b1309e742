using System.Text.RegularExpressions;
using EnvMap.Deploy.Manifests.Reading;

namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>Checks that every expression leads somewhere, none in a circle, and none to a text beyond measure.</summary>
internal sealed partial class ReferenceChecker(ReferenceFinder finder, IReadOnlyDictionary<string, ManifestResource> resources, ManifestProblems problems)
{
    /// <summary>How many values may stand within each other.</summary>
    public const int MaximumDepth = 100;

    /// <summary>How many characters a text may come to when its expressions are replaced.</summary>
    public const int MaximumLength = 1_000_000;

    private const int MaximumShown = 60;

    private readonly Dictionary<string, long> _lengths = [];
    private readonly List<string> _open = [];

    public void Check(ManifestText text)
    {
        WarnOfNearMisses(text);
        Measure(text);
    }

    // The length of the text, expressions that the manifest does not resolve as they are; 0 where a problem has been found, so that it is told once.
    private long Measure(ManifestText text)
    {
        var pointer = text.Place.Pointer;
        if (_lengths.TryGetValue(pointer, out var known))
        {
            return known;
        }
        if (_open.IndexOf(pointer) is >= 0 and var start)
        {
            var circle = _open[start..].Append(pointer).Select(NameOf);
            problems.Error(text.Place, $"These values refer to each other in a circle: {string.Join(" → ", circle)}. Let one of them hold a plain value.");
            return 0;
        }
        if (_open.Count >= MaximumDepth)
        {
            problems.Error(text.Place, $"The value stands within {MaximumDepth} others, more than are read. Let those refer to it directly.");
            return _lengths[pointer] = 0;
        }
        _open.Add(pointer);
        var length = text.Tokens.Sum(token => token.IsExpression ? Measure(text, token.Text) : token.Text.Length);
        _open.RemoveAt(_open.Count - 1);
        if (length > MaximumLength && text.HasExpressions)
        {
            problems.Error(text.Place, $"The text comes to {length} characters once its expressions are replaced, {MaximumLength} are read. Shorten it.");
            length = 0;
        }
        return _lengths[pointer] = length;
    }

    private long Measure(ManifestText text, string expression)
    {
        var reference = finder.Find(expression, out var problem);
        if (problem is not null)
        {
            problems.Error(text.Place, problem);
        }
        return reference is null ? expression.Length : Measure(reference, expression);
    }

    /// <summary>How many characters an expression stands for at most; an input counts with what it is by default.</summary>
    public long Measure(ManifestReference reference, string expression) =>
        (reference.Value?.Text ?? reference.Input?.Default) is { } text ? Measure(text) : expression.Length;

    private void WarnOfNearMisses(ManifestText text)
    {
        foreach (Match match in NearMiss().Matches(text.Raw))
        {
            var name = match.Groups["name"].Value;
            var inside = match.Value.Trim('{', '}');
            if (resources.ContainsKey(name) && !text.Tokens.Contains(new ManifestToken(inside, IsExpression: true)))
            {
                var shown = match.Length <= MaximumShown ? match.Value : $"{match.Value[..MaximumShown]}…";
                problems.Warning(text.Place, $"'{shown}' is read as plain text. If it is meant as an expression, write it as '{{{name}.…}}', closed and without spaces; if not, double its braces.");
            }
        }
    }

    private static string NameOf(string pointer) => JsonPointer.ResourceOf(pointer) ?? pointer;

    [GeneratedRegex(@"(?<!\{)\{(?!\{)\s*(?<name>[A-Za-z_][A-Za-z0-9_-]*)(?![A-Za-z0-9_-])[^{}]*\}?", RegexOptions.CultureInvariant)]
    private static partial Regex NearMiss();
}

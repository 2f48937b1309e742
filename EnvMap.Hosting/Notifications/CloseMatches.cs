namespace Aspire.Hosting.ApplicationModel;

/// <summary>Finds what somebody may have meant.</summary>
internal static class CloseMatches
{
    private const int MostOffered = 3;

    /// <summary>A sentence that offers the names that resemble one, else all of them if they are few.</summary>
    public static string Suggest(string name, IEnumerable<string> names)
    {
        var known = names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var close = known
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 3)
                || (name.Length >= 3 && candidate.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(candidate => candidate.Distance)
            .Take(MostOffered)
            .Select(candidate => $"'{candidate.Name}'")
            .ToArray();

        return (close, known) switch
        {
            ({ Length: > 0 }, _) => $"Did you mean {string.Join(" or ", close)}?",
            (_, []) => "There is none at all.",
            _ => $"There are: {string.Join(", ", known.Order(StringComparer.OrdinalIgnoreCase).Take(20))}{(known.Length > 20 ? ", …" : "")}."
        };
    }

    // Levenshtein's distance, one row at a time.
    private static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[other.Length];
    }
}

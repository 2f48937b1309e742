namespace EnvMap.Catalog;

/// <summary>Finds the name that a mistyped one was probably meant to be.</summary>
public static class Suggestion
{
    /// <summary>The nearest candidate, or null where none is near: one edit for every three characters, or the start of a longer name.</summary>
    public static string? For(string text, IEnumerable<string> candidates)
    {
        var wanted = text.Trim().ToLowerInvariant();
        if (wanted.Length is 0 or > 100)
        {
            return null;
        }
        var nearest = candidates
            .Where(candidate => Math.Abs(candidate.Length - wanted.Length) <= Limit(candidate))
            .Select(candidate => (Name: candidate, Distance: Distance(wanted, candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Limit(candidate.Name))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return nearest ?? candidates.FirstOrDefault(candidate =>
            wanted.Length >= 3 && candidate.StartsWith(wanted + " ", StringComparison.OrdinalIgnoreCase));

        // Names of up to three letters are too close to each other for an edit to mean a slip: EBS, ECR, ECS.
        int Limit(string candidate) => Math.Min(wanted.Length, candidate.Length) is var length and > 3 ? length / 3 : 0;
    }

    /// <summary>The sentence <c> Did you mean 'x'?</c> with a space before it, or an empty string.</summary>
    public static string DidYouMean(string text, IEnumerable<string> candidates) =>
        For(text, candidates) is { } name ? $" Did you mean '{name}'?" : "";

    // Edits are insertion, deletion, replacement and the swap of two neighbours.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i is 0 || j is 0 ? i + j : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }
        return rows[left.Length, right.Length];
    }
}

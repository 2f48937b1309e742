namespace EnvMap.Tests.TestSupport;

/// <summary>Makes what a soak found small.</summary>
internal static class Shrinker
{
    // A long text with a rare fault would take a soak's whole time: what is not small by then stays as large as it is.
    private const int Tries = 3000;

    /// <summary>Leaves out ever smaller pieces, as long as what is left stays interesting, in at most 3000 tries.</summary>
    public static List<T> Shrink<T>(List<T> parts, Func<List<T>, bool> isInteresting)
    {
        var tries = 0;
        for (var size = Math.Max(parts.Count / 2, 1); ; size /= 2)
        {
            for (var start = 0; start < parts.Count && tries < Tries; tries++)
            {
                List<T> rest = [.. parts[..start], .. parts[Math.Min(start + size, parts.Count)..]];
                if (isInteresting(rest))
                {
                    parts = rest;
                }
                else
                {
                    start += size;
                }
            }
            if (size is 1 || tries is Tries)
            {
                return parts;
            }
        }
    }
}

namespace EnvMap.Catalog.Reading;

// The sections that hold no tools.
internal static class MapHeadings
{
    public const string Legend = "Legend";
    public const string Summary = "Environment Summary";
    public const string MigrationPath = "Migration Path";

    private static readonly string[] s_all = [Legend, Summary, MigrationPath];

    public static bool IsSpecial(OutlineSection section) => Array.Exists(s_all, name => Is(section, name));

    // A mistyped heading would silently take its whole section out of the checks.
    public static void CheckSpelling(IEnumerable<OutlineSection> outline, ProblemLog problems)
    {
        foreach (var section in outline.Where(section => !IsSpecial(section)))
        {
            if (Suggestion.For(section.Title, s_all) is { } meant)
            {
                problems.Error(section.Line, 1, $"'## {section.Title}' is read as a section of tools. Did you mean '## {meant}'?");
            }
        }
    }

    public static IEnumerable<OutlineSection> Named(this IEnumerable<OutlineSection> outline, string name) =>
        outline.Where(section => Is(section, name));

    private static bool Is(OutlineSection section, string name) =>
        string.Equals(section.Title, name, StringComparison.OrdinalIgnoreCase);
}

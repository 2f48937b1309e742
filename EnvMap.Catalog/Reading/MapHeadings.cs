namespace EnvMap.Catalog.Reading;

// The sections that hold no tools.
internal static class MapHeadings
{
    public const string Legend = "Legend";
    public const string Summary = "Environment Summary";
    public const string MigrationPath = "Migration Path";

    public static bool IsSpecial(OutlineSection section) => Is(section, Legend) || Is(section, Summary) || Is(section, MigrationPath);

    public static IEnumerable<OutlineSection> Named(this IEnumerable<OutlineSection> outline, string name) =>
        outline.Where(section => Is(section, name));

    private static bool Is(OutlineSection section, string name) =>
        string.Equals(section.Title, name, StringComparison.OrdinalIgnoreCase);
}

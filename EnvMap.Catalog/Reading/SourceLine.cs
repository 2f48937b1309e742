namespace EnvMap.Catalog.Reading;

internal readonly record struct SourceLine(string Text, string Ending)
{
    // Markdown lets a block stand up to three spaces in.
    public bool IsTableLine => Text.AsSpan().TrimStart(' ').StartsWith('|');
}

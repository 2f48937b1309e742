namespace EnvMap.Catalog.Reading;

// Everything under one `##` heading.
internal sealed record OutlineSection(string Title, int Line, IReadOnlyList<OutlineBlock> Blocks);

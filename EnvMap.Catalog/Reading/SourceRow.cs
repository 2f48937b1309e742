namespace EnvMap.Catalog.Reading;

internal sealed record SourceRow(Tool Tool, TableHeader Header);

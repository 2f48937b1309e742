namespace EnvMap.Catalog.Queries;

/// <summary>A row of a side, with what is compared where both sides have it.</summary>
/// <param name="Tool">The row.</param>
/// <param name="Fields">Names and values, such as <c>cell</c> and <c>✅</c>.</param>
public sealed record MapSideRow(Tool Tool, IReadOnlyList<(string Name, string Value)> Fields)
{
    // What the table says of a row in every environment comes last.
    internal static MapSideRow Of(Tool tool, params IReadOnlyList<(string Name, string Value)> fields) => new(tool,
        [.. fields, ("name", tool.Name), ("type", tool.Type), ("section", tool.Section), ("group", tool.Group ?? ""), ("notes", tool.Notes)]);
}

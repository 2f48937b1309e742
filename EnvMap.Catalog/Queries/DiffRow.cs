using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>A row that a comparison names.</summary>
/// <param name="Id">The row's stable id.</param>
/// <param name="Name">The row's name.</param>
/// <param name="Section">The section that holds the row.</param>
/// <param name="Slot">The row's slot.</param>
public sealed record DiffRow(string Id, string Name, string Section, ToolSlot Slot)
{
    internal static DiffRow From(Tool tool) => new(tool.Id.Value, tool.Name, tool.Section, ToolSlots.Of(tool.Id));
}

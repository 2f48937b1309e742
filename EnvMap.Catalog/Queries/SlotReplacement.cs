using EnvMap.Catalog.Profiles;

namespace EnvMap.Catalog.Queries;

/// <summary>A slot that the second side fills with other rows than the first.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="From">The rows that leave it.</param>
/// <param name="To">The rows that take their place.</param>
public sealed record SlotReplacement(ToolSlot Slot, IReadOnlyList<DiffRow> From, IReadOnlyList<DiffRow> To);

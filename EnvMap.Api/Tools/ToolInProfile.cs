using EnvMap.Catalog.Profiles;

namespace EnvMap.Api.Tools;

/// <summary>What a profile makes of a row.</summary>
/// <param name="Profile">The profile's name, such as <c>staging-2</c>.</param>
/// <param name="State">What it makes of the row.</param>
/// <param name="Reason">Why.</param>
/// <param name="SupersededBy">The name of the row that fills the slot in its stead, if it is superseded.</param>
public sealed record ToolInProfile(string Profile, RowState State, string Reason, string? SupersededBy);

using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tools.Evidence;

/// <summary>Something to publish, to look for cells in it.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Include">The names of the rows that are taken in beyond it: an option, and what it needs.</param>
public sealed record EvidencePublication(ProfileName Profile, IReadOnlyList<string> Include)
{
    /// <summary>Its name, also of a folder: <c>staging-0</c>, <c>staging-0+jaeger</c>.</summary>
    public string Key { get; } = string.Join('+', [Profile.ToString(), .. Include.Select(row => ToolId.FromName(row).Value)]);

    /// <inheritdoc/>
    public bool Equals(EvidencePublication? other) => other?.Key == Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

using System.Diagnostics.CodeAnalysis;

namespace EnvMap.Deploy.Manifests;

/// <summary>Tells parts of manifests apart as objects, whatever they hold.</summary>
internal sealed class PartIdentity : IEqualityComparer<ManifestPart>
{
    public static PartIdentity Instance { get; } = new();

    public bool Equals(ManifestPart? x, ManifestPart? y) => ReferenceEquals(x, y);

    // By the place, since the runtime gives each object a hash code of its own by a call of its own: microseconds for each of many thousands.
    public int GetHashCode([DisallowNull] ManifestPart obj) => HashCode.Combine(obj.Place.Line, obj.Place.Column);
}

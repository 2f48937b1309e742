namespace EnvMap.Deploy.Manifests;

/// <summary>A single value of a manifest, which every target accounts for.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Resource">The resource that it belongs to; null for what stands outside of the resources.</param>
/// <param name="Owner">The pointer of the part that holds it; null where the format, as it is known here, has no such field.</param>
public sealed record ManifestField(ManifestPlace Place, string? Resource, string? Owner);

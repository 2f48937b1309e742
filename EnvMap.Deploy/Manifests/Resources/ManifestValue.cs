namespace EnvMap.Deploy.Manifests;

/// <summary>A value put together from others (<c>value.v0</c>); it is the connection string.</summary>
public sealed record ManifestValue : ManifestResource;

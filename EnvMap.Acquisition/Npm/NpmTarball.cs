namespace EnvMap.Acquisition;

/// <summary>One platform's npm package, pinned.</summary>
/// <param name="Name">The name in the registry, with its scope.</param>
/// <param name="Version">The exact version.</param>
/// <param name="Integrity">The checksum as npm writes it: "sha512-" and base64.</param>
/// <param name="Size">Bytes of the tarball, for the percentage only.</param>
public sealed record NpmTarball(string Name, string Version, string Integrity, long Size);

using EnvMap.Catalog;

namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>What reading gave: the manifest, if nothing is wrong, and every problem.</summary>
public sealed record ManifestReadResult
{
    /// <summary>The manifest, or null where there is an error.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>All problems, errors and warnings, in the order of the file.</summary>
    public required IReadOnlyList<CatalogProblem> Problems { get; init; }

    /// <summary>Whether any problem is an error.</summary>
    public bool HasErrors => Manifest is null;

    /// <summary>The manifest; a <see cref="CatalogException"/> with all problems where there is an error.</summary>
    public Manifest GetManifest() => Manifest ?? throw new CatalogException(Problems);
}

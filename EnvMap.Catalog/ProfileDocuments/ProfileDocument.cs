namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>What a published profile says beside its manifest: the file <c>profile.json</c>.</summary>
// What has a default is settable, here and in the other records: the serializer's generated code would set what is init to nothing.
public sealed record ProfileDocument
{
    /// <summary>The version of the format that is written; this one and the one before it are read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The name of the file, which stands beside the manifest.</summary>
    public const string FileName = "profile.json";

    /// <summary>The folder, beside the document, of the files that resources are given.</summary>
    public const string FilesFolder = "files";

    /// <summary>The folder, in that of the files, of those that belong in the root of the repository.</summary>
    public const string RepositoryFolder = "repository";

    /// <summary>The version of the format.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>The profile's name, such as <c>staging-2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The environment.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>The number of the phase that holds.</summary>
    public required int Phase { get; init; }

    /// <summary>The one way in from outside; null where the profile has none.</summary>
    public EdgeDocument? Edge { get; init; }

    /// <summary>Where images that are built from the solution are pushed to and pulled from; null where nothing says.</summary>
    public RegistryDocument? Registry { get; init; }

    /// <summary>Every row of the map, in the order of the map.</summary>
    public required IReadOnlyList<RowDocument> Rows { get; init; }

    /// <summary>What the manifest cannot say, by the name of the resource that runs; in the order of the manifest.</summary>
    public required IReadOnlyDictionary<string, ResourceDocument> Resources { get; init; }
}

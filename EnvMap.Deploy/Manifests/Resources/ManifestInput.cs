namespace EnvMap.Deploy.Manifests;

/// <summary>A value that is asked for, generated, or has a default.</summary>
public sealed record ManifestInput : ManifestPart
{
    /// <summary>The resource that it belongs to.</summary>
    public required string Resource { get; init; }

    /// <summary>The name; that of a parameter's only input is <c>value</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, always <c>string</c> so far.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the value must be kept secret: it is marked so, or a secret stands in its default.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The value where none is given; null where there is none.</summary>
    public ManifestText? Default { get; init; }

    /// <summary>How the value is generated where none is given; null where it is not.</summary>
    public ManifestGenerate? Generate { get; init; }
}

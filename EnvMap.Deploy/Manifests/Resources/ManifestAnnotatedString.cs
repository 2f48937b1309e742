namespace EnvMap.Deploy.Manifests;

/// <summary>A value in another form (<c>annotated.string</c>).</summary>
public sealed record ManifestAnnotatedString : ManifestResource
{
    /// <summary>The filter that encodes for a URI.</summary>
    public const string UriFilter = "uri";

    /// <summary>The value as it is without the filter.</summary>
    public required ManifestText Value { get; init; }

    /// <summary>The form, such as <see cref="UriFilter"/>.</summary>
    public required string Filter { get; init; }
}

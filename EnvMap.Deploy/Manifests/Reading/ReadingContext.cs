namespace EnvMap.Deploy.Manifests.Reading;

/// <summary>What the readers of parts have in common.</summary>
internal sealed class ReadingContext(ManifestProblems problems)
{
    /// <summary>The owner of a known field that says nothing, being null or empty.</summary>
    public const string Nobody = "";

    public ManifestProblems Problems => problems;

    /// <summary>The part that holds a value, by the value's pointer; what is missing here is unknown to the format.</summary>
    public Dictionary<string, string> Owners { get; } = new(StringComparer.Ordinal);

    public List<PartReader> Parts { get; } = [];

    public Dictionary<string, ManifestText> Texts { get; } = new(StringComparer.Ordinal);
}

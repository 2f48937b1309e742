namespace EnvMap.Deploy.Images;

/// <summary>The name of an image, taken apart.</summary>
/// <param name="Registry">The host of the registry, with its port where it has one.</param>
/// <param name="Repository">The path of the image there.</param>
/// <param name="Tag">The tag.</param>
public sealed record ImageReference(string Registry, string Repository, string Tag)
{
    internal const string DockerHub = "docker.io";

    private const string Official = "library";

    /// <summary>Takes a name apart as container engines do: without a host it is Docker Hub's, without a tag the latest. Null where a digest is part of it.</summary>
    public static ImageReference? Parse(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var hasHost = first is "localhost" || first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal);
        var (registry, rest) = hasHost ? (first, name[(slash + 1)..]) : (DockerHub, name);
        var colon = rest.LastIndexOf(':');
        var (repository, tag) = colon < 0 ? (rest, "latest") : (rest[..colon], rest[(colon + 1)..]);
        return new ImageReference(registry, registry is DockerHub && !repository.Contains('/', StringComparison.Ordinal) ? $"{Official}/{repository}" : repository, tag);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Registry}/{Repository}:{Tag}";
}

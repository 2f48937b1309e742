namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>What a target puts in the place of what a manifest leaves open.</summary>
public interface IManifestAddresses
{
    /// <summary>How the other resources reach an endpoint.</summary>
    ManifestAddress AddressOf(ManifestBinding binding);

    /// <summary>
    /// The value of an input, or what stands for it at this target. <paramref name="filters"/> are the forms that it is asked for in, such
    /// as <see cref="ManifestAnnotatedString.UriFilter"/>: a placeholder must stand for the value in that form, a literal is brought into it.
    /// </summary>
    ResolvedPiece InputOf(ManifestInput input, IReadOnlyList<string> filters);

    /// <summary>What stands for an output, or null where the target has nothing for it.</summary>
    ResolvedPiece? OutputOf(ManifestOutput output);
}

using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>A target at which resources are found by their names, and values come from variables.</summary>
internal sealed class TestAddresses : IManifestAddresses
{
    public Dictionary<string, string> Outputs { get; } = [];

    public ManifestAddress AddressOf(ManifestBinding binding) => ManifestAddress.Of(binding.Resource, binding.Port ?? binding.TargetPort ?? 80, binding.TargetPort ?? 8080);

    public ResolvedPiece InputOf(ManifestInput input, IReadOnlyList<string> filters) => input.Default is { } text
        ? ResolvedPiece.Literal(text.Raw)
        : ResolvedPiece.Placeholder($"${{{string.Join('_', [input.Resource, input.Name, .. filters])}}}");

    public ResolvedPiece? OutputOf(ManifestOutput output) =>
        Outputs.TryGetValue($"{output.Resource.Name}.{output.Path}", out var value) ? ResolvedPiece.Literal(value) : null;
}

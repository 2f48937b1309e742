using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Inputs;

/// <summary>An input that the output needs the value of.</summary>
/// <param name="Key">The input as it is, without filters.</param>
/// <param name="Default">What the manifest gives it; null where it gives nothing.</param>
internal sealed record PlannedInput(InputKey Key, ResolvedText? Default);

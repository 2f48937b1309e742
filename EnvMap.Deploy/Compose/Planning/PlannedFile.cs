using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Deploy.Compose.Planning;

/// <summary>A file of the output that services are given.</summary>
/// <param name="Path">The path below the output, with slashes.</param>
/// <param name="Resource">Who is given it.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record PlannedFile(string Path, string Resource, ResolvedText Text);

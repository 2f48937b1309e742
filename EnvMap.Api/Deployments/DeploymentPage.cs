namespace EnvMap.Api.Deployments;

/// <summary>Some deployments, newest first, and where the older ones are.</summary>
/// <param name="Items">The deployments of this page.</param>
/// <param name="Next">The relative address of the next page; null on the last one.</param>
public sealed record DeploymentPage(IReadOnlyList<Deployment> Items, string? Next);

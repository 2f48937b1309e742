using EnvMap.Api.Deployments;
using EnvMap.Catalog;

namespace EnvMap.Api.Status;

/// <summary>What is known about an environment as a whole.</summary>
/// <param name="Environment">The column.</param>
/// <param name="Profile">The profile that its cells are declared by, such as <c>staging-0</c>.</param>
/// <param name="Source">Where what is known comes from.</param>
/// <param name="Detail">Why its peer is not heard; null where there is none, or it is.</param>
/// <param name="ObservedAt">When its peer answered last, in UTC.</param>
/// <param name="LastDeployment">The newest deployment that was reported of it.</param>
public sealed record ColumnState(
    DeployEnvironment Environment,
    string Profile,
    ColumnSource Source,
    string? Detail = null,
    DateTimeOffset? ObservedAt = null,
    Deployment? LastDeployment = null)
{
    internal bool IsNews(ColumnState earlier) => earlier with { ObservedAt = ObservedAt } != this;
}

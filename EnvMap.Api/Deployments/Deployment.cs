namespace EnvMap.Api.Deployments;

/// <summary>A version that was brought to an environment.</summary>
/// <param name="Id">The deployment's own id; later ones sort after earlier ones.</param>
/// <param name="Environment">The environment's name, as it was given.</param>
/// <param name="Version">What was deployed.</param>
/// <param name="DeployedAt">When, in UTC, to the microsecond.</param>
/// <param name="Commit">The source commit of the version, where it was given.</param>
/// <param name="DeployedBy">Who or what deployed it, where it was given.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Deployment(
    Guid Id, string Environment, string Version, DateTimeOffset DeployedAt, string? Commit, string? DeployedBy, DeploymentOutcome Outcome);

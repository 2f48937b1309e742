namespace EnvMap.Deploy.Compose.Running.History;

/// <summary>The deployments of a project on a machine, oldest first.</summary>
public sealed record DeploymentHistory
{
    /// <summary>The deployments.</summary>
    public IReadOnlyList<DeploymentRecord> Deployments { get; init; } = [];

    /// <summary>The one that runs; null where none ever did.</summary>
    public DeploymentRecord? Current => Deployments.LastOrDefault(record => record.Outcome is DeploymentOutcome.Deployed);

    /// <summary>The versions that ran and can be returned to, the latest last.</summary>
    public IReadOnlyList<string> Versions =>
        [.. Deployments.Where(record => record.Outcome is DeploymentOutcome.Deployed).Select(record => record.Version).Reverse().Distinct().Reverse()];

    /// <summary>The last time that a version ran; null where it never did.</summary>
    public DeploymentRecord? Find(string version) =>
        Deployments.LastOrDefault(record => record.Outcome is DeploymentOutcome.Deployed && record.Version == version);
}

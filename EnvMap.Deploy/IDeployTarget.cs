namespace EnvMap.Deploy;

/// <summary>Something that a published profile, or any Aspire manifest, is turned into.</summary>
public interface IDeployTarget
{
    /// <summary>The name of the target, which is that of its folder below the output too.</summary>
    string Name { get; }

    /// <summary>Writes the whole of the target's folder, or nothing where the result has problems.</summary>
    Task<DeployResult> WriteAsync(DeployInput input, CancellationToken cancellationToken);
}

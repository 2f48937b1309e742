namespace EnvMap.Deploy.Manifests.Expressions;

/// <summary>A value that only the deployment of a resource brings forth.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Path">What of it, such as <c>outputs.endpoint</c>, <c>secretOutputs.key</c>, <c>containerImage</c> or <c>containerPort</c>.</param>
public sealed record ManifestOutput(ManifestResource Resource, string Path)
{
    /// <summary>Whether the value must be kept secret.</summary>
    public bool IsSecret => Path.StartsWith("secret", StringComparison.Ordinal);

    /// <summary>The name behind <c>outputs.</c>, <c>secretOutputs.</c> or <c>secrets.</c>; the whole path where there is no such.</summary>
    public string Name => Path[(Path.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

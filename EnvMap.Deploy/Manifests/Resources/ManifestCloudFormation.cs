namespace EnvMap.Deploy.Manifests;

/// <summary>A stack of AWS CloudFormation (<c>aws.cloudformation.stack.v0</c>, <c>aws.cloudformation.template.v0</c>).</summary>
public sealed record ManifestCloudFormation : ManifestResource
{
    /// <summary>The name of the stack.</summary>
    public required ManifestText StackName { get; init; }

    /// <summary>The template, relative to the manifest's folder; null for a stack that exists already.</summary>
    public ManifestText? TemplatePath { get; init; }

    /// <summary>The names of the resources that use the stack.</summary>
    public IReadOnlyList<ManifestText> References { get; init; } = [];
}

using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.AWS.CloudFormation;

/// <inheritdoc/>
internal sealed class CloudFormationTemplateResource(string name, string stackName, string templatePath)
    : CloudFormationResource(name, stackName), ICloudFormationTemplateResource
{
    public string TemplatePath { get; } = templatePath;

    public string? RoleArn { get; set; }

    public int StackPollingInterval { get; set; } = 3;

    public bool DisableDiffCheck { get; set; }

    public IList<string> DisabledCapabilities { get; } = [];

    // No manifest has a place for them; they go with the stack when it is provisioned.
    public Dictionary<string, string> Parameters { get; } = [];

    protected override string ManifestType => "aws.cloudformation.template.v0";

    public ICloudFormationTemplateResource AddParameter(string parameterName, string parameterValue)
    {
        Parameters[parameterName] = parameterValue;
        return this;
    }

    protected override void WriteSource(ManifestPublishingContext context)
        => context.Writer.WriteString("template-path", context.GetManifestRelativePath(TemplatePath));
}

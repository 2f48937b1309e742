using Aspire.Hosting.AWS.CloudFormation;

namespace EnvMap.Hosting.AWS.CloudFormation;

/// <inheritdoc/>
internal sealed class CloudFormationStackResource(string name, string stackName)
    : CloudFormationResource(name, stackName), ICloudFormationStackResource
{
    protected override string ManifestType => "aws.cloudformation.stack.v0";
}

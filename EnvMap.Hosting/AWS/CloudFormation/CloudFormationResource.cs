using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.AWS;
using Aspire.Hosting.AWS.CloudFormation;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.AWS.CloudFormation;

/// <inheritdoc/>
internal abstract partial class CloudFormationResource(string name, string stackName) : Resource(name), ICloudFormationResource
{
    public string StackName { get; } = stackName;

    public IAWSSDKConfig? AWSSDKConfig { get; set; }

    public IDictionary<string, string> Tags { get; } = new Dictionary<string, string>();

    public TaskCompletionSource? ProvisioningTaskCompletionSource { get; set; }

    protected abstract string ManifestType { get; }

    public void WriteToManifest(ManifestPublishingContext context)
    {
        context.Writer.WriteString("type", ManifestType);
        context.Writer.WriteString("stack-name", StackName);
        WriteSource(context);
        context.Writer.WriteStartArray("references");
        foreach (var reference in Annotations.OfType<CloudFormationReferenceAnnotation>())
        {
            context.Writer.WriteStartObject();
            context.Writer.WriteString("target-resource", reference.TargetResource);
            context.Writer.WriteEndObject();
        }

        context.Writer.WriteEndArray();
    }

    public Task RefuseToRunAsync(InitializeResourceEvent e)
    {
        LogNotProvisioned(e.Logger, Name);
        return e.Notifications.PublishUpdateAsync(this, s => s with { State = KnownResourceStates.FailedToStart });
    }

    protected virtual void WriteSource(ManifestPublishingContext context)
    {
    }

    [LoggerMessage(LogLevel.Error, "The stack '{Name}' can be published, but not provisioned: this engine has no AWS SDK. To provision it in a run, build the AppHost with AspireEngine=official.")]
    private static partial void LogNotProvisioned(ILogger logger, string name);
}

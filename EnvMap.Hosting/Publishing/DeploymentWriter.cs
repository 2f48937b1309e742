using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace EnvMap.Hosting.Publishing;

/// <summary>Writes what a deployment makes of a resource.</summary>
internal static class DeploymentWriter
{
    public static async Task WriteAsync(ManifestPublishingContext context, DeploymentTargetAnnotation? deployment)
    {
        if (deployment?.DeploymentTarget.Annotations.OfType<ManifestPublishingCallbackAnnotation>().LastOrDefault()?.Callback is { } write)
        {
            context.Writer.WriteStartObject("deployment");
            await write(context).ConfigureAwait(false);
            context.Writer.WriteEndObject();
        }
    }
}

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a published project does not trust forwarded headers.</summary>
public sealed class DisableForwardedHeadersAnnotation : IResourceAnnotation
{
}

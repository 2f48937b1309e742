namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a resource starts only by its start command.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation
{
}

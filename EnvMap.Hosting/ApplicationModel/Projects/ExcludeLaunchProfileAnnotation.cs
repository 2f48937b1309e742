namespace Aspire.Hosting.ApplicationModel;

/// <summary>Says that a project uses no launch profile.</summary>
public sealed class ExcludeLaunchProfileAnnotation : IResourceAnnotation
{
}

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that is neither started nor stopped, such as a parameter.</summary>
public interface IResourceWithoutLifetime : IResource
{
}

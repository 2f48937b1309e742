namespace Aspire.Hosting;

/// <summary>A resource whose image offers files to the images of others.</summary>
public interface IResourceWithContainerFiles : ApplicationModel.IResource
{
}

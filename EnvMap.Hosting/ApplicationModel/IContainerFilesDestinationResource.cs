namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource into whose image files of others can be copied.</summary>
public interface IContainerFilesDestinationResource : IResource
{
}

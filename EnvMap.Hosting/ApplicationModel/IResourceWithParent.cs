namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that belongs to another and shares its life.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>Gets the resource that this one belongs to.</summary>
    IResource Parent { get; }
}

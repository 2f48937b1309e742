namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// A part of the distributed application: a process, a container, a parameter, a connection string.
/// </summary>
public interface IResource
{
    /// <summary>Gets the name, unique in the application regardless of letter case.</summary>
    string Name { get; }

    /// <summary>Gets everything that is known of the resource beyond its name.</summary>
    ResourceAnnotationCollection Annotations { get; }
}

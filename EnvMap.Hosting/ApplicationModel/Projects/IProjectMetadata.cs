using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a project is; the build makes such a class, <c>Projects.Name</c>, for each project that the AppHost references.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    /// <summary>Gets the full path of the project file.</summary>
    string ProjectPath { get; }

    /// <summary>Gets launch settings that stand in for those of the file.</summary>
    LaunchSettings? LaunchSettings => null;

    /// <summary>Gets whether the project is built already when it is started.</summary>
    bool SuppressBuild => false;

    /// <summary>Gets whether the project is a single C# file.</summary>
    bool IsFileBasedApp => ".cs".Equals(Path.GetExtension(ProjectPath), StringComparison.OrdinalIgnoreCase);
}

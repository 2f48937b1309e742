using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Finds the processes of a model.</summary>
public static class ExecutableResourceExtensions
{
    /// <summary>Gets the executables.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The executables.</returns>
    public static IEnumerable<ExecutableResource> GetExecutableResources(this DistributedApplicationModel model)
        => model.Resources.OfType<ExecutableResource>();
}

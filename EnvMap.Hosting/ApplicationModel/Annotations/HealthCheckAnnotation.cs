namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names a registered health check that judges the resource.</summary>
/// <param name="key">The name under which the check is registered.</param>
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>Gets the name under which the check is registered.</summary>
    public string Key { get; } = key;
}

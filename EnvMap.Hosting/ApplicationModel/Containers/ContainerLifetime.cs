namespace Aspire.Hosting.ApplicationModel;

/// <summary>How long a container lives.</summary>
public enum ContainerLifetime
{
    /// <summary>As long as the AppHost runs.</summary>
    Session,

    /// <summary>Beyond the AppHost; the next run takes it over.</summary>
    Persistent
}

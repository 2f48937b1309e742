namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a reference puts into the environment of the resource that refers.</summary>
[Flags]
public enum ReferenceEnvironmentInjectionFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The connection string.</summary>
    ConnectionString = 1,

    /// <summary>The parts of the connection, such as host and port.</summary>
    ConnectionProperties = 2,

    /// <summary>The variables of service discovery, <c>services__name__endpoint__0</c>.</summary>
    ServiceDiscovery = 4,

    /// <summary>A variable for each endpoint, <c>NAME_ENDPOINT</c>.</summary>
    Endpoints = 8,

    /// <summary>All of it.</summary>
    All = ConnectionString | ConnectionProperties | ServiceDiscovery | Endpoints
}

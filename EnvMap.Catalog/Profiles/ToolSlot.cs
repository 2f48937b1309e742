using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Catalog.Profiles;

/// <summary>A place in the system that one row fills at a time.</summary>
[JsonConverter(typeof(SlugEnumConverter<ToolSlot>))]
public enum ToolSlot
{
    /// <summary>No slot: the row stands for itself.</summary>
    None,

    /// <summary>Runs the containers.</summary>
    Orchestrator,

    /// <summary>Takes requests from outside.</summary>
    Edge,

    /// <summary>Keeps the images.</summary>
    Registry,

    /// <summary>The PostgreSQL server.</summary>
    Database,

    /// <summary>The second level of the cache.</summary>
    L2Cache,

    /// <summary>Keeps the secrets.</summary>
    Secrets,

    /// <summary>Issues the certificates.</summary>
    Tls,

    /// <summary>Resolves the names.</summary>
    Dns,

    /// <summary>Brings a commit to an environment.</summary>
    Ci,

    /// <summary>Keeps the traces.</summary>
    TraceStore,

    /// <summary>Carries logs to their store.</summary>
    LogShipper,
}

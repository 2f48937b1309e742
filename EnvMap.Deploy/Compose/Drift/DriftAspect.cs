using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>In what a container may be another one than the published.</summary>
[JsonConverter(typeof(SlugEnumConverter<DriftAspect>))]
public enum DriftAspect
{
    /// <summary>Whether a service is there at all, and meant to be.</summary>
    Service,

    /// <summary>How many copies of it there are.</summary>
    Replicas,

    /// <summary>Whether it runs.</summary>
    State,

    /// <summary>What the image is called, and which one bears that name now.</summary>
    Image,

    /// <summary>The variables; their values are told nowhere.</summary>
    Environment,

    /// <summary>The program and its arguments, which are told nowhere.</summary>
    Command,

    /// <summary>The networks that it is in.</summary>
    Networks,

    /// <summary>The ports of the machine that lead to it.</summary>
    Ports,

    /// <summary>Volumes, folders, files and secrets that it sees.</summary>
    Mounts,

    /// <summary>User, capabilities, and what else it may do on the machine.</summary>
    Rights,

    /// <summary>When it is started again.</summary>
    Restart,

    /// <summary>What it may use of the machine.</summary>
    Limits,

    /// <summary>Where its logs go.</summary>
    Logging,

    /// <summary>How its health is asked for.</summary>
    HealthCheck,

    /// <summary>Whether it is healthy; this alone makes no cell of the map drifted.</summary>
    Health,

    /// <summary>The labels that the file gives it.</summary>
    Labels,
}

using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a deployment acts on.</summary>
[JsonConverter(typeof(SlugEnumConverter<PlanSubject>))]
public enum PlanSubject
{
    /// <summary>A service, with its containers.</summary>
    Service,

    /// <summary>A network.</summary>
    Network,

    /// <summary>A volume with a name.</summary>
    Volume,

    /// <summary>The folder of the secrets on this machine.</summary>
    Secrets,
}

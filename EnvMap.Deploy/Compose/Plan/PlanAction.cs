using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What a deployment would do.</summary>
[JsonConverter(typeof(SlugEnumConverter<PlanAction>))]
public enum PlanAction
{
    /// <summary>It is not there yet.</summary>
    Create,

    /// <summary>It stays, and is changed: started, or more or fewer containers of the same kind; of secrets, they go to another folder.</summary>
    Change,

    /// <summary>It is taken away and made anew; of a service all containers.</summary>
    Replace,

    /// <summary>It is taken away.</summary>
    Remove,

    /// <summary>Nothing uses it any more, and it stays: networks and volumes, which Compose leaves where they are.</summary>
    Leave,
}

using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Deploy.Losses;

/// <summary>What became of a field.</summary>
[JsonConverter(typeof(SlugEnumConverter<LossOutcome>))]
public enum LossOutcome
{
    /// <summary>It stands in the output with the same meaning.</summary>
    Emitted,

    /// <summary>Something else in the output does what it asks for.</summary>
    Mapped,

    /// <summary>The input says nothing, and the target chose.</summary>
    Assumed,

    /// <summary>Nothing in the output stands for it.</summary>
    Lost,
}

using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Tools.Evidence;

/// <summary>How far the truth of a cell was shown; each grade includes the ones before it.</summary>
[JsonConverter(typeof(SlugEnumConverter<EvidenceGrade>))]
public enum EvidenceGrade
{
    /// <summary>It stands in what is published.</summary>
    Rendered,

    /// <summary>A named linter, schema or tool has accepted it.</summary>
    Validated,

    /// <summary>It ran and was asked.</summary>
    Observed,
}

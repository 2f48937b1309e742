using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Api.Status;

/// <summary>How far it was shown that a cell is true.</summary>
[JsonConverter(typeof(SlugEnumConverter<EvidenceGrade>))]
public enum EvidenceGrade
{
    /// <summary>Nothing realises it yet.</summary>
    Unrealised,

    /// <summary>It is said, and was not shown, or not of this commit.</summary>
    Claimed,

    /// <summary>It stands in the output.</summary>
    Rendered,

    /// <summary>A schema or a linter has accepted it.</summary>
    Validated,

    /// <summary>It ran, and was looked at.</summary>
    Observed,

    /// <summary>The map does not have the row there, and nothing published has a trace of it.</summary>
    NoTrace,
}

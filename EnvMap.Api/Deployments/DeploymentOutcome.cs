using System.Text.Json.Serialization;
using EnvMap.Catalog.Json;

namespace EnvMap.Api.Deployments;

/// <summary>What became of a deployment.</summary>
[JsonConverter(typeof(SlugEnumConverter<DeploymentOutcome>))]
public enum DeploymentOutcome
{
    /// <summary>The version runs.</summary>
    Succeeded,

    /// <summary>It does not run as it should, and nothing else was put in its place.</summary>
    Failed,

    /// <summary>The version that ran before was returned to.</summary>
    RolledBack,
}

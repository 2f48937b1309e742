using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.Pipelines;

/// <summary>Words by which steps are found.</summary>
[Experimental(ExperimentalIds.Pipelines)]
public static class WellKnownPipelineTags
{
    /// <summary>Makes infrastructure.</summary>
    public const string ProvisionInfrastructure = "provision-infra";

    /// <summary>Builds an image.</summary>
    public const string BuildCompute = "build-compute";

    /// <summary>Pushes an image.</summary>
    public const string PushContainerImage = "push-container-image";

    /// <summary>Deploys what runs.</summary>
    public const string DeployCompute = "deploy-compute";
}

using System.Diagnostics.CodeAnalysis;
using EnvMap.Hosting;

namespace Aspire.Hosting.Pipelines;

/// <summary>The names of the steps that every pipeline has.</summary>
[Experimental(ExperimentalIds.Pipelines)]
public static class WellKnownPipelineSteps
{
    /// <summary>All that is published.</summary>
    public const string Publish = "publish";

    /// <summary>Goes before what is published.</summary>
    public const string PublishPrereq = "publish-prereq";

    /// <summary>All that is deployed.</summary>
    public const string Deploy = "deploy";

    /// <summary>Goes before what is deployed.</summary>
    public const string DeployPrereq = "deploy-prereq";

    /// <summary>All that is built.</summary>
    public const string Build = "build";

    /// <summary>Goes before what is built.</summary>
    public const string BuildPrereq = "build-prereq";

    /// <summary>All that is pushed to a registry.</summary>
    public const string Push = "push";

    /// <summary>Goes before what is pushed.</summary>
    public const string PushPrereq = "push-prereq";

    /// <summary>Goes before publish, build and deployment: the parameters.</summary>
    public const string ProcessParameters = "process-parameters";

    /// <summary>All that is done before the application starts.</summary>
    public const string BeforeStart = "before-start";

    /// <summary>Looks whether there is a container engine.</summary>
    public const string CheckContainerRuntime = "check-container-runtime";

    /// <summary>All that is taken down.</summary>
    public const string Destroy = "destroy";

    /// <summary>Goes before what is taken down.</summary>
    public const string DestroyPrereq = "destroy-prereq";

    /// <summary>Reports on the pipeline itself.</summary>
    public const string Diagnostics = "diagnostics";

    /// <summary>Checks where resources are deployed to.</summary>
    public const string ValidateComputeEnvironments = "validate-compute-environments";
}

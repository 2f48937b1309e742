namespace EnvMap.Hosting;

/// <summary>The diagnostics that the official packages give for API that may still change; whoever uses it there has suppressed them.</summary>
internal static class ExperimentalIds
{
    public const string ContainerShellExecution = "ASPIRECONTAINERSHELLEXECUTION001";
    public const string Pipelines = "ASPIREPIPELINES001";
    public const string PostgresMcp = "ASPIREPOSTGRES001";
    public const string Probes = "ASPIREPROBES001";
}

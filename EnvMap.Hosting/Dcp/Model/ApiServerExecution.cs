namespace EnvMap.Hosting.Dcp.Model;

/// <summary>The document by which DCP is asked to clean up and to stop.</summary>
internal sealed class ApiServerExecution
{
    public const string Path = "admin/execution";

    public const string Running = "Running";

    public const string CleaningResources = "CleaningResources";

    public const string CleanupComplete = "CleanupComplete";

    public const string Stopping = "Stopping";

    public string? Status { get; set; }

    public string? ShutdownResourceCleanup { get; set; }
}

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Kinds of resources as the dashboard reads them.</summary>
internal static class KnownResourceTypes
{
    public const string Project = "Project";
    public const string Executable = "Executable";
    public const string Container = "Container";
    public const string ContainerExec = "ContainerExec";
    public const string Tool = "Tool";
    public const string Parameter = "Parameter";
    public const string ConnectionString = "ConnectionString";
    public const string ExternalService = "ExternalService";
}

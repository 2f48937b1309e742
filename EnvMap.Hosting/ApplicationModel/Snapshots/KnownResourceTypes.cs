namespace Aspire.Hosting.ApplicationModel;

/// <summary>Kinds of resources as the dashboard names them.</summary>
internal static class KnownResourceTypes
{
    public const string Project = nameof(Project);
    public const string Executable = nameof(Executable);
    public const string Container = nameof(Container);
    public const string Parameter = nameof(Parameter);
    public const string ConnectionString = nameof(ConnectionString);
    public const string ExternalService = nameof(ExternalService);
}

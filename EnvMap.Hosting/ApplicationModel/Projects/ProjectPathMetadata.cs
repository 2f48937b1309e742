namespace Aspire.Hosting.ApplicationModel;

/// <summary>A project that was named by its path.</summary>
internal sealed record ProjectPathMetadata(string ProjectPath) : IProjectMetadata;

using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Hosting.PostgreSQL;

/// <summary>The script that creates a database.</summary>
internal sealed record PostgresCreationScriptAnnotation(string Script) : IResourceAnnotation;

using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Postgres;

/// <summary>pgAdmin in a container.</summary>
/// <param name="name">The name.</param>
public sealed class PgAdminContainerResource(string name) : ContainerResource(name);

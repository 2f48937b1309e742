using EnvMap.Catalog;

namespace EnvMap.Api.Pages.Tools;

/// <summary>The endpoints of an instance that was given none.</summary>
internal sealed class NoEndpoints : IRowEndpoints
{
    public IReadOnlyList<Uri> Find(ToolId row, DeployEnvironment environment) => [];
}

using EnvMap.Catalog;

namespace EnvMap.Api.Pages.Tools;

/// <summary>Where a row's page finds the addresses at which a row can be reached.</summary>
public interface IRowEndpoints
{
    /// <summary>The addresses in an environment, of any scheme; a page links http and https only.</summary>
    IReadOnlyList<Uri> Find(ToolId row, DeployEnvironment environment);
}

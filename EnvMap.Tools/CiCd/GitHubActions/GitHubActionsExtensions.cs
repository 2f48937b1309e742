using EnvMap.Tools.CiCd;
using EnvMap.Tools.CiCd.GitHubActions;

namespace EnvMap.Tools;

/// <summary>Brings commits to an environment by GitHub Actions.</summary>
public static class GitHubActionsExtensions
{
    private const string Row = "GitHub Actions";

    /// <summary>
    /// Has a publish write the workflow that builds, tests, pushes and deploys the profile. No effect where the profile does not have it,
    /// and in a run.
    /// </summary>
    public static void AddGitHubActions(this EnvironmentMapBuilder map, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.Find(Row) is null || !map.Application.ExecutionContext.IsPublishMode)
        {
            return;
        }
        var commands = new PipelineCommands(map.Profile);
        var path = $".github/workflows/deploy-{commands.Profile}.yml";
        map.Application.AddResource(new PipelineResource(name))
            .WithAnnotation(new RepositoryFileAnnotation(Row, path, GitHubWorkflow.Write(commands, path, map.Profile)))
            .ExcludeFromManifest();
    }
}

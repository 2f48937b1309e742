using EnvMap.Acquisition;

namespace EnvMap.Tools.Processes;

internal static class ToolProcessExtensions
{
    private const string LibraryPath = "LD_LIBRARY_PATH";

    /// <summary>
    /// Adds a process whose binary is fetched, and its folder prepared, each time before it starts; what stops either is the reason why
    /// the resource failed to start.
    /// </summary>
    public static IResourceBuilder<T> AddToolProcess<T>(
        this EnvironmentMapBuilder map, T resource, string row, Func<T, BeforeResourceStartedEvent, CancellationToken, Task>? prepare = null, string realisedBy = "process")
        where T : ToolProcessResource =>
        map.Application.AddResource(resource)
            .WithMapRow(row, realisedBy)
            .ExcludeFromManifest()
            .OnBeforeResourceStarted(async (_, e, cancellationToken) =>
            {
                resource.Tool = await ToolFetch.RunAsync(map.Cache, resource, e.Services, cancellationToken);
                if (OperatingSystem.IsWindows())
                {
                    map.Application.CreateResourceBuilder(resource).WithCommand(resource.Tool.GetCommandPath(resource.CommandName));
                }
                else
                {
                    ToolLauncher.Write(resource, resource.Tool);
                }
                if (prepare is not null)
                {
                    await prepare(resource, e, cancellationToken);
                }
            })
            .WithEnvironment(context => AddLibraryPath(resource.FetchedTool, context.EnvironmentVariables));

    private static void AddLibraryPath(AcquiredTool tool, Dictionary<string, object> variables)
    {
        if (tool.LibraryPath.Count > 0)
        {
            variables[LibraryPath] = string.Join(Path.PathSeparator, tool.LibraryPath);
        }
    }
}

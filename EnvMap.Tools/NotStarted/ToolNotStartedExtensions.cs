using Microsoft.Extensions.Logging;

namespace EnvMap.Tools.NotStarted;

internal static partial class ToolNotStartedExtensions
{
    /// <summary>Lists a tool as not started, with the reason and the cure; nothing may wait for it.</summary>
    public static IResourceBuilder<ToolNotStartedResource> AddNotStarted(
        this EnvironmentMapBuilder map, string name, string row, Realisation.NotStarted why) =>
        map.Application.AddResource(new ToolNotStartedResource(name, why.Reason, why.Cure))
            .WithInitialState(new CustomResourceSnapshot
            {
                ResourceType = "Tool",
                State = new ResourceStateSnapshot(KnownResourceStates.NotStarted, KnownResourceStateStyles.Warn),
                Properties = [new("Reason", why.Reason), new("Cure", why.Cure)],
            })
            .WithMapRow(row)
            .ExcludeFromManifest()
            .OnInitializeResource((_, e, _) =>
            {
                LogNotStarted(e.Logger, row, why.Reason, why.Cure);
                return Task.CompletedTask;
            });

    [LoggerMessage(LogLevel.Warning, "{Row} is not started. {Reason} Cure: {Cure}")]
    private static partial void LogNotStarted(ILogger logger, string row, string reason, string cure);
}

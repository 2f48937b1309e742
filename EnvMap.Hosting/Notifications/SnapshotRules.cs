using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>What every snapshot says, whoever makes it.</summary>
internal static partial class SnapshotRules
{
    /// <summary>The snapshot before anything was published.</summary>
    public static CustomResourceSnapshot Begin(IResource resource)
    {
        var snapshot = resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var annotation)
            ? annotation.InitialSnapshot
            : new CustomResourceSnapshot { ResourceType = resource.GetType().Name, Properties = [] };

        return snapshot with
        {
            Relationships = snapshot.Relationships.IsDefaultOrEmpty ? RelationshipsOf(resource) : snapshot.Relationships,
            HealthReports = snapshot.HealthReports.IsDefaultOrEmpty ? PendingReportsOf(resource) : snapshot.HealthReports
        };
    }

    /// <summary>Adds what follows from the model to a new snapshot.</summary>
    public static CustomResourceSnapshot Apply(
        IResource resource, CustomResourceSnapshot previous, CustomResourceSnapshot next, IServiceProvider services)
    {
        if (next.State?.Text != KnownResourceStates.Waiting)
        {
            next = next with { Properties = next.Properties.WithoutProperty(KnownProperties.WaitingFor) };
        }

        if (next.State?.Text != KnownResourceStates.Running)
        {
            next = next with { ReadyHandlers = null };

            // The results of the last run say nothing about the next one.
            if (previous.State?.Text == KnownResourceStates.Running)
            {
                next = next with { HealthReports = [.. next.HealthReports.Select(r => new HealthReportSnapshot(r.Name, null, null, null))] };
            }
        }

        if (resource.TryGetLastAnnotation<ResourceIconAnnotation>(out var icon))
        {
            next = next with { IconName = next.IconName ?? icon.IconName, IconVariant = next.IconVariant ?? icon.IconVariant };
        }

        if (resource.TryGetLastAnnotation<HiddenAnnotation>(out var hidden))
        {
            next = next with { IsHidden = hidden.Behavior == HiddenBehavior.Always || EndedWell(next, hidden) };
        }

        return next with { Commands = CommandsOf(resource, next, services) };
    }

    private static bool EndedWell(CustomResourceSnapshot snapshot, HiddenAnnotation hidden)
        => (snapshot.State?.Text == KnownResourceStates.Finished || snapshot.State?.Text == KnownResourceStates.Exited)
            && snapshot.ExitCode is { } exitCode
            && hidden.SuccessfulExitCodes.Contains(exitCode);

    private static ImmutableArray<RelationshipSnapshot> RelationshipsOf(IResource resource)
    {
        var declared = resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(r => new RelationshipSnapshot(r.Resource.Name, r.Type));
        return resource is IResourceWithParent child
            ? [new RelationshipSnapshot(child.Parent.Name, KnownRelationshipTypes.Parent), .. declared]
            : [.. declared];
    }

    // A resource that has checks is not healthy before they have run.
    private static ImmutableArray<HealthReportSnapshot> PendingReportsOf(IResource resource)
        => resource.TryGetAnnotationsIncludingAncestorsOfType<HealthCheckAnnotation>(out var checks)
            ? [.. checks.Select(c => c.Key).Distinct().Select(key => new HealthReportSnapshot(key, null, null, null))]
            : [];

    private static ImmutableArray<ResourceCommandSnapshot> CommandsOf(IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        var commands = snapshot.Commands;
        foreach (var annotation in resource.Annotations.OfType<ResourceCommandAnnotation>())
        {
            var state = StateOf(annotation, resource, snapshot, services);
            var existing = commands.FirstOrDefault(c => c.Name == annotation.Name);
            if (existing is null)
            {
                commands = commands.Add(new ResourceCommandSnapshot(
                    annotation.Name, state, annotation.DisplayName, annotation.DisplayDescription, annotation.ParameterValue,
                    annotation.ConfirmationMessage, annotation.IconName, annotation.IconVariant, annotation.IsHighlighted)
                {
                    Visibility = annotation.Visibility
                });
            }
            else if (existing.State != state)
            {
                commands = commands.Replace(existing, existing with { State = state });
            }
        }

        return commands;
    }

    private static ResourceCommandState StateOf(
        ResourceCommandAnnotation annotation, IResource resource, CustomResourceSnapshot snapshot, IServiceProvider services)
    {
        try
        {
            return annotation.UpdateState(new UpdateCommandStateContext { ResourceSnapshot = snapshot, Services = services });
        }
        catch (Exception exception)
        {
            // The state of a resource must come through whatever one of its commands makes of it.
            if (services.GetService<ILoggerFactory>() is { } loggers)
            {
                LogCommandStateFailed(loggers.CreateLogger(typeof(SnapshotRules)), exception, annotation.Name, resource.Name);
            }

            return ResourceCommandState.Disabled;
        }
    }

    [LoggerMessage(LogLevel.Error, "Command '{Command}' of '{Resource}' is disabled: deciding on its state failed")]
    private static partial void LogCommandStateFailed(ILogger logger, Exception exception, string command, string resource);
}

using Aspire.Hosting.ApplicationModel;
using EnvMap.Hosting.Dashboard.Proto;
using Google.Protobuf.WellKnownTypes;
using IconVariant = EnvMap.Hosting.Dashboard.Proto.IconVariant;
using Resource = EnvMap.Hosting.Dashboard.Proto.Resource;

namespace EnvMap.Hosting.Dashboard.Mapping;

/// <summary>Writes what the AppHost knows about a resource as the message that the dashboard reads.</summary>
internal static class ResourceMessage
{
    /// <param name="resource">The resource of the model.</param>
    /// <param name="resourceId">The id of the instance, which is the message's name.</param>
    /// <param name="snapshot">What is known about the instance.</param>
    /// <param name="firstSeen">Stands in for a creation time that is not known, UTC.</param>
    public static Resource Create(IResource resource, string resourceId, CustomResourceSnapshot snapshot, DateTime firstSeen)
    {
        var message = new Resource
        {
            Name = resourceId,
            Uid = resourceId,
            DisplayName = resource.Name,
            ResourceType = snapshot.ResourceType,
            State = snapshot.State?.Text ?? "",
            StateStyle = snapshot.State?.Style ?? "",
            CreatedAt = Time(snapshot.CreationTimeStamp ?? firstSeen),
            StartedAt = Time(snapshot.StartTimeStamp),
            StoppedAt = Time(snapshot.StopTimeStamp),
            IsHidden = snapshot.IsHidden,
        };
        if (snapshot.IconName is { } icon)
        {
            message.IconName = icon;
            message.IconVariant = (IconVariant)(snapshot.IconVariant ?? 0);
        }

        message.Environment.AddRange(snapshot.EnvironmentVariables.Select(
            variable => new EnvironmentVariable { Name = variable.Name, Value = variable.Value ?? "", IsFromSpec = variable.IsFromSpec }));
        message.Volumes.AddRange(snapshot.Volumes.Select(
            volume => new Volume { Source = volume.Source ?? "", Target = volume.Target, MountType = volume.MountType, IsReadOnly = volume.IsReadOnly }));
        message.Relationships.AddRange(snapshot.Relationships.Select(
            relation => new ResourceRelationship { ResourceName = relation.ResourceName, Type = relation.Type }));
        message.Urls.AddRange(snapshot.Urls.Select(UrlOf));
        message.HealthReports.AddRange(snapshot.HealthReports.Select(HealthReportOf));
        message.Commands.AddRange(snapshot.Commands.Where(command => command.Visibility.HasFlag(ResourceCommandVisibility.UI)).Select(CommandMessage.Create));
        message.Properties.AddRange(ResourceProperties.Create(message, snapshot));
        return message;
    }

    internal static Timestamp? Time(DateTime? time) => time is { } value ? Timestamp.FromDateTime(value.ToUniversalTime()) : null;

    private static Url UrlOf(UrlSnapshot url) => new()
    {
        EndpointName = url.Name ?? "",
        FullUrl = url.Url,
        IsInternal = url.IsInternal,
        IsInactive = url.IsInactive,
        DisplayProperties = new UrlDisplayProperties { DisplayName = url.DisplayProperties.DisplayName, SortOrder = url.DisplayProperties.SortOrder },
    };

    private static HealthReport HealthReportOf(HealthReportSnapshot report)
    {
        var message = new HealthReport
        {
            Key = report.Name,
            Description = report.Description ?? "",
            Exception = report.ExceptionText ?? "",
            LastRunAt = Time(report.LastRunAt),
        };
        if (report.Status is { } status)
        {
            message.Status = status switch
            {
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy => HealthStatus.Healthy,
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded => HealthStatus.Degraded,
                _ => HealthStatus.Unhealthy,
            };
        }

        return message;
    }
}

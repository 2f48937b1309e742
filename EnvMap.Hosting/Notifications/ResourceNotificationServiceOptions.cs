namespace Aspire.Hosting.ApplicationModel;

/// <summary>Options of the <see cref="ResourceNotificationService"/>.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>Gets or sets what a wait does, where it does not say so itself, when the awaited resource ends or fails.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}

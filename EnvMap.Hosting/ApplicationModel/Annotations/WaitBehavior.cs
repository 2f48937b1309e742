namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a wait does when the awaited resource ends or fails.</summary>
public enum WaitBehavior
{
    /// <summary>It goes on: somebody may start the resource again.</summary>
    WaitOnResourceUnavailable,

    /// <summary>It fails.</summary>
    StopOnResourceUnavailable
}

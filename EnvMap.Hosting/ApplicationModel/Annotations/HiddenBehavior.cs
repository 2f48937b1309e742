namespace Aspire.Hosting.ApplicationModel;

/// <summary>When the dashboard leaves a resource out.</summary>
public enum HiddenBehavior
{
    /// <summary>From the start.</summary>
    Always,

    /// <summary>Once it has ended well.</summary>
    OnCompletion
}

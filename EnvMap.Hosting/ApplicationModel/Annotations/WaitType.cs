namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource waits for.</summary>
public enum WaitType
{
    /// <summary>That the other runs and its health checks pass.</summary>
    WaitUntilHealthy,

    /// <summary>That the other has ended.</summary>
    WaitForCompletion,

    /// <summary>That the other runs, healthy or not.</summary>
    WaitUntilStarted
}

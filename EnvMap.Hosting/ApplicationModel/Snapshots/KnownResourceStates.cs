namespace Aspire.Hosting.ApplicationModel;

/// <summary>The states that every part of the application understands.</summary>
public static class KnownResourceStates
{
    /// <summary>It is not shown.</summary>
    [Obsolete("Use IsHidden of the snapshot instead.")]
    public static readonly string Hidden = nameof(Hidden);

    /// <summary>Nobody has started it yet.</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>It is a parameter without a value.</summary>
    public static readonly string ValueMissing = nameof(ValueMissing);

    /// <summary>It waits for others.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>It is being built.</summary>
    public static readonly string Building = nameof(Building);

    /// <summary>It is being started.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>It runs.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>It has no process and is in use.</summary>
    public static readonly string Active = nameof(Active);

    /// <summary>It is being stopped.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>It ended, or was stopped.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>It came to its end by itself.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>It could not be started.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>What would run it, such as the container engine, is not there.</summary>
    public static readonly string RuntimeUnhealthy = nameof(RuntimeUnhealthy);

    /// <summary>The states that a resource leaves only by being started again.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Finished, FailedToStart, Exited];

    /// <summary>The states in which a resource can be built anew.</summary>
    public static readonly IReadOnlyList<string> BuildableStates = [Running, Waiting, .. TerminalStates];
}

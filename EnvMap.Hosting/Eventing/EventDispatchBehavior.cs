namespace Aspire.Hosting.Eventing;

/// <summary>How an event reaches its subscribers.</summary>
public enum EventDispatchBehavior
{
    /// <summary>One after the other; the publisher waits, and the first failure ends it.</summary>
    BlockingSequential,

    /// <summary>All at once; the publisher waits for all.</summary>
    BlockingConcurrent,

    /// <summary>One after the other, while the publisher goes on.</summary>
    NonBlockingSequential,

    /// <summary>All at once, while the publisher goes on.</summary>
    NonBlockingConcurrent
}

namespace EnvMap.Tools.NotStarted;

/// <summary>A tool of the profile that does not run on this machine.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="reason">Why it does not run.</param>
/// <param name="cure">What makes it run.</param>
public sealed class ToolNotStartedResource(string name, string reason, string cure) : Resource(name)
{
    /// <summary>Why it does not run.</summary>
    public string Reason { get; } = reason;

    /// <summary>What makes it run.</summary>
    public string Cure { get; } = cure;
}

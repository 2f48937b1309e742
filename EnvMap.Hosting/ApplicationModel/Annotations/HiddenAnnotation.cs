namespace Aspire.Hosting.ApplicationModel;

/// <summary>Makes the dashboard leave a resource out.</summary>
/// <param name="behavior">When it is left out.</param>
public sealed class HiddenAnnotation(HiddenBehavior behavior) : IResourceAnnotation
{
    /// <summary>Gets when the resource is left out.</summary>
    public HiddenBehavior Behavior { get; } = behavior;

    /// <summary>Gets the exit codes that count as a good end; by default 0.</summary>
    public IReadOnlyList<int> SuccessfulExitCodes { get; init; } = [0];
}

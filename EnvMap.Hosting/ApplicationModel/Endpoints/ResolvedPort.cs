namespace Aspire.Hosting.ApplicationModel;

/// <summary>A port of an endpoint in a manifest, and where it comes from.</summary>
public readonly struct ResolvedPort
{
    /// <summary>Gets the port; null where the deployment chooses.</summary>
    public int? Value { get; init; }

    /// <summary>Gets whether it was given because none was named.</summary>
    public bool IsAllocated { get; init; }

    /// <summary>Gets whether it follows from the other port of the endpoint.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>Takes the port as a number.</summary>
    /// <param name="resolvedPort">The port.</param>
    public static implicit operator int?(ResolvedPort resolvedPort) => resolvedPort.Value;

    /// <summary>A port that was named.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port.</returns>
    public static ResolvedPort Explicit(int port) => new() { Value = port };

    /// <summary>A port that follows from the other port.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port.</returns>
    public static ResolvedPort Implicit(int port) => new() { Value = port, IsImplicit = true };

    /// <summary>A port that was given because none was named.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The port.</returns>
    public static ResolvedPort Allocated(int port) => new() { Value = port, IsAllocated = true };

    /// <summary>A port that the deployment chooses.</summary>
    /// <returns>No port.</returns>
    public static ResolvedPort None() => default;
}

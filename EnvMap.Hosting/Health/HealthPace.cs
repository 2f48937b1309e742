namespace Aspire.Hosting.Health;

/// <summary>How often checks run, and how long one may take.</summary>
internal sealed record HealthPace
{
    /// <summary>The pause after the first failed round; doubled up to <see cref="SlowestStartPause"/> until a resource is first healthy.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause until a resource is first healthy.</summary>
    public TimeSpan SlowestStartPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a check may take until a resource is first healthy.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause from then on; with <see cref="Timeout"/> less than the 5 s within which a fault must show.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a check may take from then on.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How old a published result may get before it is published again unchanged.</summary>
    public TimeSpan OldestReport { get; init; } = TimeSpan.FromSeconds(10);
}

namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>What happened while publishing.</summary>
internal sealed record PublishingActivityData
{
    /// <summary>What it happened to; the same from the beginning of a step to its end.</summary>
    public required string Id { get; init; }

    /// <summary>The name of a step that begins, how it ended, or the line that was logged.</summary>
    public required string StatusText { get; init; }

    /// <summary>One of <see cref="CompletionStates"/>.</summary>
    public required string CompletionState { get; init; }

    /// <summary>The step in which a line was logged.</summary>
    public string? StepId { get; init; }

    /// <summary>The level of a logged line.</summary>
    public string? LogLevel { get; init; }

    /// <summary>When a line was logged.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Whether the text is Markdown: never, for paths and names hold characters that mean something there.</summary>
    public bool EnableMarkdown { get; } = false;
}

namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>How far a <see cref="PublishingActivity"/> is.</summary>
internal static class CompletionStates
{
    public const string InProgress = nameof(InProgress);
    public const string Completed = nameof(Completed);
    public const string CompletedWithError = nameof(CompletedWithError);
}

namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>Something that happened while publishing.</summary>
/// <param name="Type">One of <see cref="ActivityTypes"/>.</param>
/// <param name="Data">What happened.</param>
internal sealed record PublishingActivity(string Type, PublishingActivityData Data);

namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>The kinds of <see cref="PublishingActivity"/>.</summary>
internal static class ActivityTypes
{
    public const string Step = "step";
    public const string Log = "log";
    public const string PublishComplete = "publish-complete";
}

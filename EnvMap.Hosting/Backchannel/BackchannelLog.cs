using EnvMap.Hosting.Backchannel.Messages;

namespace EnvMap.Hosting.Backchannel;

/// <summary>The last 1000 lines of the AppHost's log.</summary>
internal sealed class BackchannelLog() : ReplayLog<AppHostLogEntry>(limit: 1000);

namespace EnvMap.Hosting.Backchannel;

/// <summary>What the Aspire CLI tells the AppHosts that it starts, by variables of their environment.</summary>
internal static class BackchannelSettings
{
    /// <summary>The path of the socket on which the AppHost is to listen.</summary>
    public const string SocketPath = "ASPIRE_BACKCHANNEL_PATH";

    /// <summary>The number of the CLI's process.</summary>
    public const string CliProcessId = "ASPIRE_CLI_PID";
}

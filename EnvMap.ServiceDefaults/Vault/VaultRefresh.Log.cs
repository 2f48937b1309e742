using Microsoft.Extensions.Logging;

namespace EnvMap.ServiceDefaults.Vault;

internal sealed partial class VaultRefresh
{
    [LoggerMessage(LogLevel.Warning, "{Problem} The settings that are known hold.")]
    private static partial void LogProblem(ILogger logger, string problem);

    [LoggerMessage(LogLevel.Information, "The settings of the secret {Path} have changed; what is read at the start alone takes them at the next one")]
    private static partial void LogChanged(ILogger logger, string path);
}

using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Dcp;

internal sealed partial class ResourceConfigurationBuilder
{
    [LoggerMessage(LogLevel.Error, "An argument or variable of {Resource} is left out")]
    private partial void LogValueLeftOut(Exception exception, string resource);
}

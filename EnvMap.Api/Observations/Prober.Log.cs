namespace EnvMap.Api.Observations;

internal sealed partial class Prober
{
    [LoggerMessage(LogLevel.Error, "The probe of {Target} failed by itself.")]
    private partial void LogFailed(string target, Exception exception);
}

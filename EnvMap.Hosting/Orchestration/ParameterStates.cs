using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace EnvMap.Hosting.Orchestration;

/// <summary>Shows whether parameters have their values.</summary>
internal static partial class ParameterStates
{
    public static async Task PublishAsync(ParameterResource parameter, ResourceNotificationService notifications, ResourceLoggerService loggers, CancellationToken cancellationToken)
    {
        ResourceStateSnapshot state;
        string? value = null;
        try
        {
            value = await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            state = new(KnownResourceStates.Running, KnownResourceStateStyles.Success);
        }
        catch (MissingParameterValueException exception)
        {
            LogMissing(loggers.GetLogger(parameter), exception.Message, parameter.ConfigurationKey.Replace(":", "__", StringComparison.Ordinal).Replace('-', '_'));
            state = new(KnownResourceStates.ValueMissing, KnownResourceStateStyles.Warn);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(loggers.GetLogger(parameter), exception, parameter.Name);
            state = new("Error initializing parameter", KnownResourceStateStyles.Error);
        }

        await notifications.PublishUpdateAsync(parameter, s => s with
        {
            State = state,
            Properties = value is null ? s.Properties : s.Properties.SetProperty(KnownProperties.ParameterValue, value, parameter.Secret)
        }).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason} Give it in the user secrets of the AppHost, or as environment variable {Variable}.")]
    private static partial void LogMissing(ILogger logger, string reason, string variable);

    [LoggerMessage(Level = LogLevel.Error, Message = "The value of parameter '{Name}' cannot be had.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name);
}

namespace EnvMap.Api.Migrations;

internal sealed partial class Migrator
{
    [LoggerMessage(LogLevel.Information, "Applied migration {Migration}.")]
    private partial void LogApplied(string migration);
}

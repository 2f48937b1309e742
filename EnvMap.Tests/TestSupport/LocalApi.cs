namespace EnvMap.Tests.TestSupport;

/// <summary>An API that is part of the local environment and logs as in production.</summary>
internal static class LocalApi
{
    public static async Task<ApiProcess> StartAsync(PostgresServer postgres, params (string, string)[] variables) =>
        await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync(), "Production", [("EnvMap__Environment", "Local"), .. variables]);
}

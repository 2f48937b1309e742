namespace EnvMap.Tests.TestSupport;

/// <summary>One API for the tests of a class; started by the first of them, since a fixture itself cannot skip.</summary>
public sealed class SharedApi(PostgresServer postgres) : IAsyncDisposable
{
    private ApiProcess? _api;

    public async Task<ApiProcess> StartAsync() =>
        _api ??= await ApiProcess.StartReadyAsync(await postgres.CreateDatabaseAsync());

    public ValueTask DisposeAsync() => _api?.DisposeAsync() ?? ValueTask.CompletedTask;
}

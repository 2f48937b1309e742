namespace EnvMap.Tests.TestSupport;

/// <summary>A named volume of one test, removed at its end.</summary>
internal sealed class TestVolume : IAsyncDisposable
{
    public string Name { get; } = $"envmap-test-{Guid.NewGuid():N}";

    /// <summary>The engine creates it with the first container that mounts it.</summary>
    public async ValueTask DisposeAsync() => await DockerEngine.RunAsync("volume", "rm", "--force", Name);
}

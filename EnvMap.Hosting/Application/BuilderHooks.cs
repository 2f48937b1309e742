using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Lets a test take part in what an AppHost's own code does: set its options, hold it before it builds and before it starts.</summary>
internal sealed class BuilderHooks
{
    private static readonly AsyncLocal<BuilderHooks?> s_current = new();

    /// <summary>Those that builders take part in that are made on this thread, or by what it calls and awaits.</summary>
    public static BuilderHooks? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public required Action<DistributedApplicationOptions, HostApplicationBuilderSettings> Configuring { get; init; }

    public Action<DistributedApplicationBuilder>? Created { get; init; }

    public Action<DistributedApplicationBuilder>? Building { get; init; }

    public Action<DistributedApplication>? Built { get; init; }

    /// <summary>Is given the start and calls it when the time has come.</summary>
    public Func<Func<CancellationToken, Task>, CancellationToken, Task>? Starting { get; init; }
}

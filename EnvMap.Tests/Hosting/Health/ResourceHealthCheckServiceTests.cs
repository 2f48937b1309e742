using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace EnvMap.Tests.Hosting.Health;

public sealed class ResourceHealthCheckServiceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestResource _api = new("api");

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AResourceWithoutChecksIsReadyAsSoonAsItRunsOncePerStart()
    {
        await using var host = CreateHost(() => HealthCheckResult.Healthy());
        var ready = CountReady(host);
        await host.StartAsync();

        await host.SetStateAsync(_api, "Running");
        await host.Notifications.WaitForResourceHealthyAsync("api", Canceled);
        Assert.Equal(1, ready());

        await host.SetStateAsync(_api, "Exited", 0);
        await host.SetStateAsync(_api, "Running");
        await host.Notifications.WaitForResourceHealthyAsync("api", Canceled);
        Assert.Equal(2, ready());
    }

    [Fact]
    public async Task ChecksAreRepeatedUntilTheyPassAndAfterwards()
    {
        var result = HealthCheckResult.Unhealthy("not yet");
        _api.Annotations.Add(new HealthCheckAnnotation("ping"));
        await using var host = CreateHost(() => result);
        var ready = CountReady(host);
        await host.StartAsync();
        await host.SetStateAsync(_api, "Running");

        await UntilAsync(host, s => s.HealthReports is [{ Description: "not yet", LastRunAt: not null }]);
        Assert.Equal(0, ready());

        result = HealthCheckResult.Healthy();
        await UntilAsync(host, s => s.HealthStatus == HealthStatus.Healthy && s.ReadyHandlers is not null);
        var before = _time.GetUtcNow();
        result = HealthCheckResult.Unhealthy("killed");
        await UntilAsync(host, s => s.HealthReports is [{ Description: "killed" }]);

        Assert.InRange(_time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(1, ready());
    }

    [Fact]
    public async Task ACheckThatThrowsIsUnhealthyAndRunsAgain()
    {
        var broken = true;
        _api.Annotations.Add(new HealthCheckAnnotation("ping"));
        await using var host = CreateHost(() => broken ? throw new InvalidOperationException("boom") : HealthCheckResult.Healthy());
        await host.StartAsync();
        await host.SetStateAsync(_api, "Running");

        await UntilAsync(host, s => s.HealthReports[0].ExceptionText?.Contains("boom", StringComparison.Ordinal) == true);
        broken = false;
        await UntilAsync(host, s => s.HealthStatus == HealthStatus.Healthy);
    }

    [Fact]
    public async Task ACheckThatHangsIsUnhealthyAndHoldsNobodyUp()
    {
        var other = new TestResource("other");
        other.Annotations.Add(new HealthCheckAnnotation("fine"));
        _api.Annotations.Add(new HealthCheckAnnotation("hangs"));
        using var release = new ManualResetEventSlim();
        await using var host = new ResourceServicesHost([_api, other], services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            services.AddHealthChecks()
                .AddCheck("fine", () => HealthCheckResult.Healthy())
                .AddCheck("hangs", () =>
                {
                    release.Wait(TimeSpan.FromSeconds(30));
                    return HealthCheckResult.Healthy();
                });
        });
        await host.StartAsync();
        await host.SetStateAsync(_api, "Running");
        await host.SetStateAsync(other, "Running");

        await host.Notifications.WaitForResourceHealthyAsync("other", Canceled);
        await UntilAsync(host, s => s.HealthReports[0].Description == "The check did not end within 10 s.");
        release.Set();
        await UntilAsync(host, s => s.HealthStatus == HealthStatus.Healthy);
    }

    [Fact]
    public async Task ACheckThatNobodyRegisteredIsNamed()
    {
        _api.Annotations.Add(new HealthCheckAnnotation("missing"));
        await using var host = CreateHost(() => HealthCheckResult.Healthy());
        await host.StartAsync();
        await host.SetStateAsync(_api, "Running");

        await UntilAsync(host, s => s.HealthReports[0].Description?.StartsWith("No health check is registered as 'missing'", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task AChildIsJudgedByTheChecksOfItsParentToo()
    {
        var child = new TestChildResource("database", _api);
        _api.Annotations.Add(new HealthCheckAnnotation("ping"));
        await using var host = new ResourceServicesHost([_api, child], services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            services.AddHealthChecks().AddCheck("ping", () => HealthCheckResult.Healthy());
        });
        await host.StartAsync();
        await host.SetStateAsync(child, "Running");

        var healthy = await host.Notifications.WaitForResourceHealthyAsync("database", Canceled);
        Assert.Equal(["ping"], healthy.Snapshot.HealthReports.Select(r => r.Name));
    }

    private ResourceServicesHost CreateHost(Func<HealthCheckResult> check)
        => new([_api], services =>
        {
            services.AddSingleton<TimeProvider>(_time);
            services.AddHealthChecks().AddCheck("ping", check);
        });

    private Func<int> CountReady(ResourceServicesHost host)
    {
        var count = 0;
        host.Eventing.Subscribe<ResourceReadyEvent>(_api, (_, _) =>
        {
            Interlocked.Increment(ref count);
            return Task.CompletedTask;
        });
        return () => Volatile.Read(ref count);
    }

    // Lets time pass in small steps, giving the checks room to run between them.
    private async Task UntilAsync(ResourceServicesHost host, Func<CustomResourceSnapshot, bool> predicate)
    {
        var reached = host.Notifications.WaitForResourceAsync("api", e => predicate(e.Snapshot), Canceled);
        while (!reached.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(reached, Task.Delay(5, Canceled));
        }

        await reached;
    }
}

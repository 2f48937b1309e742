using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>Small applications on the real DCP.</summary>
internal static class TestApp
{
    /// <summary>How long a test waits for what should be there in a second or two.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // Holds the outputs of the projects that it references.
    public static readonly string AppHostName = typeof(Projects.EnvMap_Tests_AppHost).Assembly.GetName().Name!;

    public static IDistributedApplicationTestingBuilder Create(params string[] args)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These tests run /bin/sh.");
        var builder = DistributedApplicationTestingBuilder.Create(args, (options, _) => options.AssemblyName = AppHostName);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        return builder;
    }

    public static IResourceBuilder<ExecutableResource> AddShell(this IDistributedApplicationBuilder builder, string name, string script, params string[] args)
        => builder.AddExecutable(name, "/bin/sh", Path.GetTempPath(), ["-c", script, .. args]);

    public static IResourceBuilder<ExecutableResource> AddSleeper(this IDistributedApplicationBuilder builder, string name)
        => builder.AddShell(name, "exec sleep 1000");

    public static async Task<DistributedApplication> StartAsync(this IDistributedApplicationTestingBuilder builder)
    {
        var app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return app;
    }

    public static Task<ResourceEvent> WaitAsync(this DistributedApplication app, string name, Func<CustomResourceSnapshot, bool> predicate)
        => LimitAsync(token => app.ResourceNotifications.WaitForResourceAsync(name, e => predicate(e.Snapshot), token));

    public static Task<ResourceEvent> WaitAsync(this DistributedApplication app, string name, string state)
        => app.WaitAsync(name, s => s.State?.Text == state);

    public static Task<ResourceEvent> WaitHealthyAsync(this DistributedApplication app, string name)
        => LimitAsync(token => app.ResourceNotifications.WaitForResourceHealthyAsync(name, WaitBehavior.WaitOnResourceUnavailable, token));

    public static async Task CommandAsync(this DistributedApplication app, string id, string command)
    {
        var result = await LimitAsync(token => app.ResourceCommands.ExecuteCommandAsync(id, command, token));
        Assert.True(result.Success, result.Message);
    }

    public static CustomResourceSnapshot Current(this DistributedApplication app, string name)
        => app.ResourceNotifications.TryGetCurrentState(name, out var current) ? current.Snapshot : throw new InvalidOperationException($"'{name}' has no state.");

    public static string Pid(this CustomResourceSnapshot snapshot)
        => Convert.ToString(snapshot.Properties.Single(p => p.Name == "executable.pid").Value, System.Globalization.CultureInfo.InvariantCulture)!;

    public static async Task<List<string>> LogAsync(this DistributedApplication app, string name)
    {
        var resource = app.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(r => r.Name == name);
        var lines = new List<string>();
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(resource))
        {
            lines.AddRange(batch.Select(l => l.Content));
        }

        return lines;
    }

    private static async Task<T> LimitAsync<T>(Func<CancellationToken, Task<T>> wait)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return await wait(limit.Token);
    }
}

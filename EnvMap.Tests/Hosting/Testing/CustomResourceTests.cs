using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class CustomResourceTests
{
    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AResourceWithoutAProcessShowsItsUrlsAndWorksUntilTheApplicationEnds()
    {
        await using var builder = TestApp.Create();
        var server = builder.AddSleeper("server").WithHttpEndpoint();
        var ended = new TaskCompletionSource();
        builder.AddResource(new TestResource("custom"))
            .WithUrl("https://docs.example/")
            .WithUrl(ReferenceExpression.Create($"{server.GetEndpoint("http")}/custom"))
            .OnInitializeResource(async (_, _, token) =>
            {
                await using var registration = token.Register(ended.SetResult);
                await ended.Task;
            });
        var faulty = builder.AddResource(new TestResource("faulty")).OnInitializeResource((_, _, _) => throw new InvalidOperationException("bad luck"));
        await using var app = await builder.StartAsync();

        var shown = await app.WaitAsync("custom", s => s.Urls.Length == 2);
        Assert.Equal(["https://docs.example/", $"{server.GetEndpoint("http").Url}/custom"], shown.Snapshot.Urls.Select(u => u.Url));
        Assert.False(ended.Task.IsCompleted);
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(faulty.Resource).WithCancellation(Canceled))
        {
            if (batch.Any(l => l.IsErrorMessage && l.Content.Contains("bad luck")))
            {
                break;
            }
        }

        await app.StopAsync(Canceled);
        await ended.Task.WaitAsync(TestApp.Patience, Canceled);
    }

    [Fact]
    public async Task AStartThatIsCalledOffCanBeAskedForAgain()
    {
        await using var builder = TestApp.Create();
        var held = new TaskCompletionSource();
        builder.AddSleeper("later").WithExplicitStart().OnBeforeResourceStarted((_, _, token) => held.Task.WaitAsync(token));
        await using var app = await builder.StartAsync();
        using var callingOff = CancellationTokenSource.CreateLinkedTokenSource(Canceled);

        var starting = app.ResourceCommands.ExecuteCommandAsync("later", KnownResourceCommands.StartCommand, callingOff.Token);
        await app.WaitAsync("later", KnownResourceStates.Starting);
        await callingOff.CancelAsync();
        await starting;
        await app.WaitAsync("later", KnownResourceStates.NotStarted);

        held.SetResult();
        await app.CommandAsync("later", KnownResourceCommands.StartCommand);
        await app.WaitAsync("later", KnownResourceStates.Running);
    }
}

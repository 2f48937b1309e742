using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Eventing;

public sealed class UnseenFailureTests
{
    [Theory]
    [InlineData(EventDispatchBehavior.NonBlockingConcurrent, "first second")]
    [InlineData(EventDispatchBehavior.NonBlockingSequential, "first")]
    public async Task AFailureThatNobodyAwaitsIsInTheLogOfItsResource(EventDispatchBehavior behavior, string expected)
    {
        var builder = new RunModel().Builder;
        var api = builder.AddResource(new TestResource("api"))
            .OnResourceReady((_, _, _) => throw new FormatException("first"))
            .OnResourceReady((_, _, _) => Task.FromException(new FormatException("second"))).Resource;
        using var app = builder.Build();

        await builder.Eventing.PublishAsync(new ResourceReadyEvent(api, app.Services), behavior, TestContext.Current.CancellationToken);

        var missing = expected.Split(' ').ToHashSet();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TestApp.Patience);
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(api).WithCancellation(limit.Token))
        {
            missing.RemoveWhere(message => batch.Any(line => line.IsErrorMessage && line.Content.Contains(message, StringComparison.Ordinal)));
            if (missing.Count == 0)
            {
                return;
            }
        }
    }
}

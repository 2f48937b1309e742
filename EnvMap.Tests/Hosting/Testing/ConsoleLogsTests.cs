using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class ConsoleLogsTests
{
    private const int Lines = 100_000;

    [Fact]
    public async Task ASubscriberGetsEveryLineInOrder()
    {
        await using var builder = TestApp.Create();
        var writer = builder.AddShell("writer", $"seq 1 {Lines}; exec sleep 1000").WithExplicitStart();
        await using var app = await builder.StartAsync();
        var reading = ReadAsync(app, writer.Resource);
        var watch = Stopwatch.StartNew();
        await app.CommandAsync("writer", KnownResourceCommands.StartCommand);
        var numbers = await reading.WaitAsync(TestApp.Patience, TestContext.Current.CancellationToken);
        TestContext.Current.SendDiagnosticMessage($"{Lines} lines in {watch.Elapsed.TotalSeconds:0.00} s after the start command");
        Assert.Equal(Enumerable.Range(1, Lines), numbers);
    }

    private static async Task<List<int>> ReadAsync(DistributedApplication app, IResource resource)
    {
        var numbers = new List<int>(Lines);
        await foreach (var batch in app.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(resource))
        {
            // 2026-03-01T09:30:00.4732759Z 4711, and what the engine says of the command.
            numbers.AddRange(batch.Select(line => line.Content[(line.Content.LastIndexOf(' ') + 1)..]).Where(text => char.IsAsciiDigit(text[0])).Select(int.Parse));
            if (numbers.Count >= Lines)
            {
                break;
            }
        }

        return numbers;
    }
}

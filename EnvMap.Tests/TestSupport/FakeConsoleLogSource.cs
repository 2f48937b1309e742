using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.TestSupport;

internal sealed class FakeConsoleLogSource(string resourceId, params string[] lines) : IConsoleLogSource
{
    public async IAsyncEnumerable<IReadOnlyList<LogEntry>> GetAllAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (id == resourceId)
        {
            yield return [.. lines.Select(line => LogEntry.Parse(line, isError: false))];
        }
    }
}

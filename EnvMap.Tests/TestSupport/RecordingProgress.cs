using System.Collections.Concurrent;
using EnvMap.Acquisition;

namespace EnvMap.Tests.TestSupport;

internal sealed class RecordingProgress : IProgress<AcquisitionProgress>
{
    private readonly ConcurrentQueue<AcquisitionProgress> _reports = new();

    public IReadOnlyList<AcquisitionProgress> Reports => [.. _reports];

    public void Report(AcquisitionProgress value) => _reports.Enqueue(value);

    public Task WaitForAsync(Func<AcquisitionProgress, bool> condition) =>
        Eventually.Async(() => _reports.Any(condition), "the progress report");
}

namespace EnvMap.Acquisition;

internal sealed class ProgressReporter(string title, IProgress<AcquisitionProgress>? sink)
{
    private int? _percent;

    public void Report(AcquisitionPhase phase) => sink?.Report(new AcquisitionProgress(title, phase));

    public void ReportBytes(long bytes, long total)
    {
        // A package manager deletes and rewrites its temporary files: the measured bytes may fall, what is shown may not.
        var measured = total <= 0 ? 0 : (int)Math.Min(99, bytes * 100 / total);
        _percent = Math.Max(_percent ?? 0, measured);
        sink?.Report(new AcquisitionProgress(title, AcquisitionPhase.Fetching, _percent, total));
    }
}

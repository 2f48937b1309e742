using System.Globalization;

namespace EnvMap.Acquisition;

/// <summary>Writes a line when a fetch starts, one at least every two seconds while it runs, and one when it ends.</summary>
public sealed class ConsoleAcquisitionProgress : IProgress<AcquisitionProgress>, IDisposable
{
    // Below the promised two seconds, because a busy machine fires timers late.
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (AcquisitionProgress Latest, long Started)> _running = [];
    private readonly TextWriter _output;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;

    /// <summary>Writes to <paramref name="output"/>, by default the standard error stream.</summary>
    public ConsoleAcquisitionProgress(TextWriter? output = null, TimeProvider? timeProvider = null)
    {
        _output = output ?? Console.Error;
        _timeProvider = timeProvider ?? TimeProvider.System;
        _timer = _timeProvider.CreateTimer(_ => WriteRunning(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes the latest state of a package's fetch.</summary>
    public void Report(AcquisitionProgress value)
    {
        lock (_gate)
        {
            var known = _running.TryGetValue(value.Title, out var entry);
            entry = (value, known ? entry.Started : _timeProvider.GetTimestamp());
            if (value.Phase is AcquisitionPhase.Done or AcquisitionPhase.Failed)
            {
                _running.Remove(value.Title);
                Write($"{value} {(value.Phase is AcquisitionPhase.Done ? "in" : "after")} {Elapsed(entry.Started)}");
            }
            else
            {
                _running[value.Title] = entry;
                if (!known)
                {
                    Write(value.Phase is AcquisitionPhase.Fetching ? $"Fetching {value.Title} …" : value.ToString());
                }
            }

            // Only the first one starts the timer: a restart would make those that already run wait longer.
            if (_running.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
            else if (!known && _running.Count == 1)
            {
                _timer.Change(Interval, Interval);
            }
        }
    }

    /// <summary>Stops the timer; no line is written afterwards unless a fetch reports.</summary>
    public void Dispose() => _timer.Dispose();

    private void WriteRunning()
    {
        lock (_gate)
        {
            foreach (var (latest, started) in _running.Values)
            {
                Write($"{latest}{(latest.Percent is null ? " " : ", ")}{Elapsed(started)}");
            }
        }
    }

    private string Elapsed(long started) =>
        string.Create(CultureInfo.InvariantCulture, $"{_timeProvider.GetElapsedTime(started).TotalSeconds:0} s");

    private void Write(string line)
    {
        _output.WriteLine(line);
        _output.Flush();
    }
}

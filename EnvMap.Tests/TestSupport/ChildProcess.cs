using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace EnvMap.Tests.TestSupport;

/// <summary>A process whose output is kept, whose lines can be awaited, and which ends with its owner.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;

    private ChildProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError))
            .ContinueWith(_ => _lines.Writer.Complete(), TaskScheduler.Default);
    }

    public int Id => _process.Id;

    public Task Exited => _process.WaitForExitAsync();

    public string Output => string.Join('\n', _output);

    public static ChildProcess Start(
        string file, IEnumerable<string> arguments, string? workingDirectory = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Runs to the end and fails, with the output, unless the exit code is 0.</summary>
    public static async Task RunAsync(string file, IEnumerable<string> arguments, string? workingDirectory = null, TimeSpan? within = null)
    {
        await using var process = Start(file, arguments, workingDirectory);
        var exitCode = await process.WaitForExitAsync(within);
        Assert.True(exitCode == 0, $"{file} ended with {exitCode}:\n{process.Output}");
    }

    /// <summary>The next line, of either stream, for which <paramref name="match"/> gives a value.</summary>
    public async Task<T> WaitForLineAsync<T>(Func<string, T?> match) where T : class
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var line in _lines.Reader.ReadAllAsync(timeout.Token))
        {
            if (match(line) is { } value)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"The process ended before the expected line. Its output:\n{Output}");
    }

    public void Signal(PosixSignal signal)
    {
        var number = signal switch { PosixSignal.SIGINT => 2, PosixSignal.SIGTERM => 15, _ => throw new NotSupportedException() };
        Assert.Equal(0, Kill(_process.Id, number));
    }

    /// <summary>Signals the session that the process leads, as a terminal does on Ctrl+C.</summary>
    public void InterruptGroup() => Assert.Equal(0, Kill(-_process.Id, 2));

    /// <summary>Kills the process alone, not those that it started.</summary>
    public void KillAlone() => _process.Kill(entireProcessTree: false);

    /// <summary>Asks the process to end, if it still runs, and waits until it has.</summary>
    public async Task EndAsync()
    {
        if (!_process.HasExited)
        {
            Signal(PosixSignal.SIGTERM);
        }
        await WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync(TimeSpan? within = null)
    {
        using var timeout = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(timeout.Token);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _output.Enqueue(line);
            _lines.Writer.TryWrite(line);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int pid, int signal);
}

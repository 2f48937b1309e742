using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Processes;

public sealed class ProcessRunnerTests
{
    private readonly ProcessRunner _runner = new();

    [Fact]
    public async Task ArgumentsArriveAsTheyAre()
    {
        string[] arguments = ["a b", "$HOME", "\"quoted\"", "it's", "", "*", "😀\nnext"];

        var result = await _runner.RunAsync(new ProcessCommand("printf", ["%s|", .. arguments]), TestContext.Current.CancellationToken);

        Assert.Equal($"{string.Join('|', arguments)}|\n", result.Output);
    }

    [Fact]
    public async Task OutputErrorsAndExitCodeAreKept()
    {
        var lines = new List<string>();
        var result = await Shell("echo out; echo err >&2; exit 7", command => command with { OnLine = Add });

        Assert.Equal((7, "out\n", "err\n", false), (result.ExitCode, result.Output, result.Error, result.Succeeded));
        Assert.Equal(["err", "out"], lines.Order());

        void Add(string line)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }

    [Fact]
    public async Task BytesGoThroughUnchanged()
    {
        var bytes = new byte[200_000];
        new Random(1).NextBytes(bytes);
        using var output = new MemoryStream();

        var result = await Shell("cat", command => command with { Input = new MemoryStream(bytes), Output = output });

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Equal(bytes, output.ToArray());
    }

    [Fact]
    public async Task AProgramNeedNotReadWhatItIsGiven()
    {
        var result = await Shell("exit 3", command => command with { Input = new MemoryStream(new byte[2_000_000]) });

        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public async Task VariablesAreSetAndTakenAway()
    {
        var result = await Shell("echo \"$SECRET-${PATH-none}\"", command => command with
        {
            FileName = "/bin/sh",
            Environment = new Dictionary<string, string?> { ["SECRET"] = "s3", ["PATH"] = null },
        });

        Assert.Equal("s3-", result.Output[..3]);
        Assert.DoesNotContain(Environment.GetEnvironmentVariable("PATH")!, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverCancelsEndsAllThatWasStarted()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var child = new TaskCompletionSource<string>();
        var running = Shell("sleep 1000 & echo $!; wait", command => command with { OnLine = child.SetResult }, cancellation.Token);
        var pid = await child.Task.WaitAsync(TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Eventually.Async(() => !RunProcess.Exists(pid), "the end of the child");
    }

    [Fact]
    public async Task AProgramThatIsNotThereIsNamedWithTheCure()
    {
        var exception = await Assert.ThrowsAsync<ProcessStartException>(() => _runner.RunAsync(new ProcessCommand("no-such-program"), TestContext.Current.CancellationToken));

        Assert.StartsWith("'no-such-program' cannot be run:", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("put it on PATH.", exception.Message, StringComparison.Ordinal);
    }

    private Task<ProcessResult> Shell(string script, Func<ProcessCommand, ProcessCommand> with, CancellationToken? cancellationToken = null) =>
        _runner.RunAsync(with(new ProcessCommand("sh", "-c", script)), cancellationToken ?? TestContext.Current.CancellationToken);
}

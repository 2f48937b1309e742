using System.Globalization;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Running;

/// <summary>One at a time works on a project; no engine is asked.</summary>
public sealed class DeploymentLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public DeploymentLockTests() => Directory.CreateDirectory(_folder[".envmap"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ASecondOneIsToldWhoHasTheLock(bool byShell)
    {
        await using (await TakeAsync(byShell))
        {
            var exception = await Assert.ThrowsAsync<DeploymentException>(() => TakeAsync(byShell));
            Assert.True(exception.IsBadInput);
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"is being worked on by {Environment.UserName}@{Environment.MachineName} (process {Environment.ProcessId}) since 2"),
                exception.Message, StringComparison.Ordinal);
        }
        Assert.False(File.Exists(_folder[".envmap", "lock"]));
        await using (await TakeAsync(byShell))
        {
            Assert.True(File.Exists(_folder[".envmap", "lock"]));
        }
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheLockOfAProcessThatHasEndedIsTakenOver(bool byShell)
    {
        await using (var owner = ChildProcess.Start("sleep", ["600"]))
        {
            Lock((LockOwner.Current(TimeProvider.System) with { Process = owner.Id, Mark = ProcessMark.Of(owner.Id)! }).Write());
            await Assert.ThrowsAsync<DeploymentException>(() => TakeAsync(byShell));
            Assert.Empty(_warnings);
            await owner.EndAsync();
            await using var taken = await TakeAsync(byShell);
            Assert.Contains($"(process {owner.Id}) since", Assert.Single(_warnings), StringComparison.Ordinal);
            Assert.Contains("that process is gone: its lock is taken over", _warnings[0], StringComparison.Ordinal);
            await Assert.ThrowsAsync<DeploymentException>(() => TakeAsync(byShell));
        }
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName, "lock*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task ANumberThatAnotherProcessHasNowIsNoSignOfLife()
    {
        Lock((LockOwner.Current(TimeProvider.System) with { Mark = "1@before-the-machine-was-started-again" }).Write());
        await using var taken = await TakeAsync();
        Assert.Single(_warnings);
    }

    [Theory]
    [InlineData("pid:[1]")]
    [InlineData("")]
    public async Task OfAProcessInAnotherContainerNobodyKnowsWhetherItHasEnded(string other)
    {
        var mark = ProcessMark.Of(Environment.ProcessId)!;
        var text = (LockOwner.Current(TimeProvider.System) with { Process = int.MaxValue, Mark = mark[..(mark.LastIndexOf('@') + 1)] + other }).Write();
        Lock(text);
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => TakeAsync());
        Assert.Contains("(process 2147483647, which cannot be seen from here) since", exception.Message, StringComparison.Ordinal);
        Assert.Contains("remove .envmap/lock beside compose.yaml there", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(_folder[".envmap", "lock"], Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ALockThatCannotBeWrittenIsNotThere(bool byShell)
    {
        var machine = byShell ? TestMachine.ByShell(_folder.FullName, "trap '' XFSZ; ulimit -f 0; ") : Machine(byShell: false);
        using var stopped = new CancellationTokenSource();
        if (!byShell)
        {
            await stopped.CancelAsync();
        }
        await Assert.ThrowsAnyAsync<Exception>(() => DeploymentLock.TakeAsync(machine, TimeProvider.System, _warnings.Add, stopped.Token));
        Assert.False(File.Exists(_folder[".envmap", "lock"]));
        await using var taken = await TakeAsync(byShell);
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task ManyThatTakeAndReleaseItInTurnsDoNotStumbleOverEachOther()
    {
        var folder = _folder["compose"];
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 200; round++)
            {
                try
                {
                    await using (await DeploymentLock.TakeAsync(folder, TimeProvider.System, Assert.Fail, Token))
                    {
                        Interlocked.Increment(ref taken);
                    }
                }
                catch (DeploymentException)
                {
                    // Another has it.
                }
            }
        })));
        Assert.NotEqual(0, taken);
        Assert.False(Directory.Exists(Path.Combine(folder, ".envmap")));
    }

    [Theory]
    [InlineData("2147483647 1@x 2026-01-02T03:04:05.0000000Z me@another-machine\n", "me@another-machine (process 2147483647) since 2026-01-02 03:04:05Z")]
    [InlineData("", "somebody else")]
    [InlineData("no lock of ours", "somebody else")]
    public async Task ALockOfWhichNobodyHereKnowsWhoHoldsItStays(string text, string owner)
    {
        Lock(text);
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => TakeAsync());
        Assert.Contains($"is being worked on by {owner}. Wait until that is done", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(_folder[".envmap", "lock"], Token));
    }

    [Fact]
    public async Task OfManyThatSeeThatItsOwnerIsGoneOneGetsIt()
    {
        for (var round = 0; round < 20; round++)
        {
            Lock((LockOwner.Current(TimeProvider.System) with { Process = int.MaxValue }).Write());
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                try
                {
                    return await DeploymentLock.TakeAsync(Machine(byShell: false), TimeProvider.System, _ => { }, Token);
                }
                catch (DeploymentException)
                {
                    return null;
                }
            })));
            await Assert.Single(outcomes.OfType<DeploymentLock>()).DisposeAsync();
            Directory.CreateDirectory(_folder[".envmap"]);
        }
    }

    [Fact]
    public async Task ALockThatSomebodyElseHasTakenMeanwhileIsNotReleased()
    {
        await using (await TakeAsync())
        {
            Lock("1 1@x 2026-01-02T03:04:05.0000000Z me@another-machine\n");
        }
        Assert.True(File.Exists(_folder[".envmap", "lock"]));
    }

    [Fact]
    public async Task AFolderThatWasNotThereIsNotThereAfterwards()
    {
        var folder = _folder["a", "compose"];
        await using (await DeploymentLock.TakeAsync(folder, TimeProvider.System, _warnings.Add, Token))
        {
            Assert.True(File.Exists(Path.Combine(folder, ".envmap", "lock")));
        }
        Assert.False(Directory.Exists(_folder["a"]));
    }

    private void Lock(string text) => _folder.Write(".envmap/lock", text);

    private Task<DeploymentLock> TakeAsync(bool byShell = false) => DeploymentLock.TakeAsync(Machine(byShell), TimeProvider.System, _warnings.Add, Token);

    private IMachine Machine(bool byShell) => TestMachine.Create(_folder.FullName, byShell);
}

using EnvMap.Deploy.Compose.Running;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

/// <summary>What the verbs do before, and instead of, asking the engine.</summary>
public sealed class DeployVerbTests : IDisposable
{
    private const string Web = """ "web": { "type": "container.v0", "image": "nginx:1" } """;

    private readonly FakeDocker _docker = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _docker.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task WhatIsLostIsToldAndStrictlyNothingStarts()
    {
        Publish($$""" {{Web}}, "bus": { "type": "azure.bicep.v0", "path": "bus.bicep" } """);
        var strict = await RunAsync("deploy", ".", "--strict");
        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("lost: /resources/bus", strict.Output, StringComparison.Ordinal);
        Assert.Contains("--strict allows no loss. Nothing was started.", strict.Error, StringComparison.Ordinal);
        Assert.Empty(_docker.Calls);

        var loose = await RunAsync("deploy", ".");
        Assert.Equal((0, ""), (loose.ExitCode, loose.Error));
        Assert.Contains("lost: /resources/bus", loose.Output, StringComparison.Ordinal);
        Assert.True(_docker.HasStarted);
    }

    [Fact]
    public async Task AnOverrideIsNamedAndNotDeployed()
    {
        Publish(Web);
        _folder.Write("compose/compose.override.yaml", "services: {}\n");
        var run = await RunAsync("deploy", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"envmap deploy: warning: {_folder["compose", "compose.override.yaml"]} is not deployed: a version is what was published. Say in the AppHost what it says, or call Compose by hand.",
            run.Error.Trim());
        Assert.All(_docker.Calls, call => Assert.StartsWith("compose --file compose.yaml ", call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--report needs a token", "--report", "http://127.0.0.1:1")]
    [InlineData("is no address of an API that a token may go to", "--report", "http://envmap.example.org")]
    [InlineData("name it with --version", "--no-build")]
    [InlineData("'../1' is no version", "--version", "../1")]
    [InlineData("--replace-secrets is for another machine", "--replace-secrets")]
    public async Task WithAWrongOptionNothingIsWritten(string problem, params string[] options)
    {
        Publish(Web);
        var run = await RunAsync(["deploy", ".", .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
        Assert.Equal([_folder["aspire-manifest.json"]], Directory.GetFileSystemEntries(_folder.FullName));
    }

    /// <summary>What lies in a folder of Compose is neither written anew nor compared with a manifest.</summary>
    [Theory]
    [InlineData("--strict", "deploy", "--strict")]
    [InlineData("--secrets-dir", "deploy", "--secrets-dir", "elsewhere")]
    [InlineData("--secrets-dir and --strict", "deploy", "--strict", "--secrets-dir", "elsewhere")]
    [InlineData("--secrets-dir", "plan", "--secrets-dir", "elsewhere")]
    public async Task WhatCannotBeHeededWithoutAManifestIsRefused(string given, string verb, params string[] options)
    {
        _folder.Write("compose.yaml", "name: shop\nservices: { web: { image: 'nginx:1' } }\n");
        var run = await RunAsync([verb, ".", .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"envmap {verb}: error: There is no aspire-manifest.json in '.' to write a Compose folder from, which is what {given} ", run.Error, StringComparison.Ordinal);
        Assert.Empty(_docker.Calls);
        Assert.Equal([_folder["compose.yaml"]], Directory.GetFileSystemEntries(_folder.FullName));
    }

    /// <summary>Exit code 1 of a verb that only looks says that it has found something.</summary>
    [Theory]
    [InlineData("drift")]
    [InlineData("plan")]
    public async Task AMachineThatCannotBeLookedAtIsNotOneOnWhichSomethingWasFound(string verb)
    {
        _folder.Write("compose.yaml", "name: shop\nservices: { web: { image: 'nginx:1' } }\n");
        File.SetUnixFileMode(_folder.Write("bin/ssh", "#!/bin/sh\necho 'Read-only file system' >&2\nexit 1\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string?>(_docker.Environment) { ["PATH"] = $"{_folder["bin"]}:{_docker.Environment["PATH"]}" };
        var run = await EnvMapCli.RunInAsync(_folder.FullName, environment, verb, ".", "--host", "machine", "--exit-code");
        Assert.Equal((2, "", $"envmap {verb}: error: machine cannot write .envmap/.gitignore: Read-only file system\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task WhileSomebodyWorksOnAProjectNobodyElseDoes()
    {
        Publish(Web);
        Assert.Equal(0, (await RunAsync("deploy", ".", "--version", "1.0")).ExitCode);
        var before = (_docker.Calls.Count, await File.ReadAllTextAsync(_folder["compose", "compose.yaml"], Token));
        Publish(Web.Replace("nginx:1", "nginx:2", StringComparison.Ordinal));
        _folder.Write("compose/.envmap/lock", LockOwner.Current(TimeProvider.System).Write());
        _folder.Write("dump", "PGDMP");

        string[][] verbs = [["deploy", "."], ["compose", "."], ["rollback", ".", "1.0"], ["destroy", ".", "--yes"], ["clean", "."], ["restore", ".", "dump", "--yes"]];
        foreach (var verb in verbs)
        {
            var run = await RunAsync(verb);
            Assert.True(run.ExitCode is 2 && run.Error.StartsWith($"envmap {verb[0]}: error: The project on this machine is being worked on by ", StringComparison.Ordinal), $"{verb[0]}: {run}");
        }
        Assert.Equal(before, (_docker.Calls.Count, await File.ReadAllTextAsync(_folder["compose", "compose.yaml"], Token)));
        Assert.Equal(0, (await RunAsync("status", ".")).ExitCode);
    }

    [Fact]
    public async Task ADeploymentHoldsTheLockToItsEndAndOneThatWasKilledIsTakenOver()
    {
        Publish(Web);
        _docker.Hold();
        await using (var first = ChildProcess.Start("dotnet", [EnvMapCli.Assembly, "deploy", "."], _folder.FullName, _docker.Environment))
        {
            await Eventually.Async(() => _docker.HasStarted, "the start of the project");
            Assert.Equal(2, (await RunAsync("destroy", ".", "--yes")).ExitCode);
            first.KillAlone();
            await first.Exited;
        }
        _docker.Release();
        var run = await RunAsync("deploy", ".");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("envmap deploy: warning: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("that process is gone: its lock is taken over", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["compose", ".envmap", "lock"]));
        Assert.Equal("", (await RunAsync("deploy", ".")).Error);
    }

    [Fact]
    public async Task ALockThatCannotBeReleasedIsAWarningAndWhatWasDoneIsDone()
    {
        Publish(Web);
        Assert.Equal(0, (await RunAsync("deploy", ".")).ExitCode);
        var own = _folder["compose", ".envmap"];
        _docker.Aside($"case \"$*\" in *' down '*) chmod 500 '{own}' ;; esac\n");
        var run = await EnvMapCli.RunUnderAsync(CommandPrefix.RightsCount, _folder.FullName, _docker.Environment, "destroy", ".", "--yes");
        File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(" has nothing on this machine.", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("envmap destroy: warning: The lock .envmap/lock on this machine stays, and has to be removed there: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLockOfAProcessInAnotherContainerIsNotTakenOver()
    {
        Publish(Web);
        _docker.Hold();
        IReadOnlyList<string> command = [.. CommandPrefix.Container, "dotnet", EnvMapCli.Assembly, "deploy", "."];
        await using (var contained = ChildProcess.Start(command[0], command.Skip(1), _folder.FullName, _docker.Environment))
        {
            await Eventually.Async(() => _docker.HasStarted, "the start of the project");
            var second = await RunAsync("destroy", ".", "--yes");
            Assert.Equal(2, second.ExitCode);
            Assert.Contains(", which cannot be seen from here) since ", second.Error, StringComparison.Ordinal);
            _docker.Release();
            Assert.True(await contained.WaitForExitAsync() is 0, contained.Output);
        }
        Assert.Equal(0, (await RunAsync("destroy", ".", "--yes")).ExitCode);
    }

    /// <summary>What travels may not change on its way, whether it was published here or is a Compose folder alone.</summary>
    [Fact]
    public async Task AFolderThatGoesToAnotherMachineIsLockedHereToo()
    {
        Publish(Web);
        Assert.Equal(0, (await RunAsync("compose", ".")).ExitCode);
        File.Delete(_folder["aspire-manifest.json"]);
        string[] deploy = ["deploy", "compose", "--host", "me@there", "--host-folder", _folder["there"]];
        _folder.Write("compose/.envmap/lock", LockOwner.Current(TimeProvider.System).Write());
        var held = await RunAsync(deploy);
        Assert.Equal(2, held.ExitCode);
        Assert.StartsWith("envmap deploy: error: The project on this machine is being worked on by ", held.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["there"]));

        File.Delete(_folder["compose", ".envmap", "lock"]);
        var free = await RunAsync(deploy);
        Assert.True(free is { ExitCode: 0, Error: "" }, $"{free}");
        Assert.True(File.Exists(_folder["there", "compose.yaml"]));
        Assert.Empty(Directory.GetFiles(_folder.FullName, "lock*", SearchOption.AllDirectories));
    }

    private void Publish(string resources) => _folder.Write("aspire-manifest.json", $$"""{ "resources": { {{resources}} } }""");

    private Task<EnvMapCli> RunAsync(params string[] arguments) => EnvMapCli.RunInAsync(_folder.FullName, _docker.Environment, arguments);
}

using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Running;

/// <summary>Folders that are never half copied, and secrets that travel; no engine is asked.</summary>
public sealed class MachineTests : IDisposable
{
    private readonly TemporaryFolder _here = new();
    private readonly TemporaryFolder _there = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACopyReplacesWhatIsThereAndRemovesWhatIsNot(bool byShell)
    {
        _there.Write("kept/compose.yaml", "former");
        _there.Write("kept/files/a/one", "1");
        _there.Write("compose.yaml", "latter");
        _there.Write("files/a/two", "2");
        _there.Write("gone/x", "x");
        _there.Write(".envmap/swap/new/compose.yaml", "of a process that was killed");
        await TestMachine.Create(_there.FullName, byShell).CopyAsync("kept", ".", ["compose.yaml", "files", "gone"], Token);
        Assert.Equal("former", await File.ReadAllTextAsync(_there["compose.yaml"], Token));
        Assert.Equal([_there["files", "a", "one"]], Directory.GetFiles(_there["files"], "*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(_there["gone"]));
        Assert.Empty(Directory.GetFileSystemEntries(_there[".envmap"]));
        Assert.True(File.Exists(_there["kept", "files", "a", "one"]));
    }

    /// <summary>It was killed after it had taken the former folder away, and before the new one was in its place.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WhatACopyThatWasKilledHasTakenAwayComesBack(bool byShell)
    {
        _there.Write("kept/compose.yaml", "former");
        _there.Write("kept/.swap/old/files/one", "1");
        _there.Write("kept/.swap/old/compose.yaml", "older");
        _there.Write("compose.yaml", "latter");
        await TestMachine.Create(_there.FullName, byShell).CopyAsync("kept", ".", ["compose.yaml", "files"], Token);
        Assert.Equal(["former", "1", "former", "1"], new[] { "compose.yaml", "files/one", "kept/compose.yaml", "kept/files/one" }.Select(file => File.ReadAllText(_there[file])));
    }

    [Fact]
    public async Task OfTextThatDoesNotArriveWholeNothingIsWritten()
    {
        _there.Write(".env", "former");
        var machine = TestMachine.ByShell(_there.FullName, "head -c 3 | ");
        await Assert.ThrowsAsync<DeploymentException>(() => machine.WriteAsync(".env", "latter", Token));
        Assert.Equal([_there[".env"]], Directory.GetFileSystemEntries(_there.FullName));
        Assert.Equal("former", await File.ReadAllTextAsync(_there[".env"], Token));
    }

    [Fact]
    public async Task OfSeveralThatWriteAFileEachWritesItWhole()
    {
        var texts = Enumerable.Range(0, 16).Select(number => new string((char)('a' + number), 200_000)).ToList();
        await Task.WhenAll(texts.Select(text => TestMachine.ByShell(_there.FullName).WriteAsync(".envmap/history.json", text, Token)));
        Assert.Contains(await File.ReadAllTextAsync(_there[".envmap", "history.json"], Token), texts);
        Assert.Single(Directory.GetFileSystemEntries(_there[".envmap"]));
    }

    [Fact]
    public async Task AVariableThatIsTakenAwayIsNotThereOnTheOtherMachineEither()
    {
        var command = new ProcessCommand("sh", "-c", "echo \"${COMPOSE_FILE-none} ${COMPOSE_PROFILES-none} $A\"")
        {
            Environment = new Dictionary<string, string?> { ["A"] = "a b", ["COMPOSE_FILE"] = null, ["COMPOSE_PROFILES"] = null },
        };
        var result = await TestMachine.ByShell(_there.FullName, "export COMPOSE_FILE=another.yaml; ").RunAsync(command, Token);
        Assert.Equal("none none a b\n", result.Output);
    }

    /// <summary>What cannot be copied, a link that leads to itself, comes behind what can.</summary>
    [Fact]
    public async Task ACopyThatFailsLeavesWhatWasThere()
    {
        _there.Write("kept/compose.yaml", "former");
        Directory.CreateDirectory(_there["kept", "files"]);
        File.CreateSymbolicLink(_there["kept", "files", "loop"], "loop");
        _there.Write("compose.yaml", "latter");
        _there.Write("files/a", "2");
        await Assert.ThrowsAnyAsync<IOException>(() => TestMachine.Create(_there.FullName, byShell: false).CopyAsync("kept", ".", ["compose.yaml", "files"], Token));
        Assert.Equal("latter", await File.ReadAllTextAsync(_there["compose.yaml"], Token));
        Assert.Equal("2", await File.ReadAllTextAsync(_there["files", "a"], Token));
    }

    [Fact]
    public async Task SecretsTravelFromWhereverTheyLieAndThoseThatDifferAreNamedAndStay()
    {
        Publish(["new", "same", "changed"]);
        _here.Write("keys/of-somebody-else", "private");
        _there.Write("secrets/same", "s\n");
        _there.Write("secrets/changed", "before");
        Close("secrets");

        Assert.Equal(["changed"], (await ReceiveAsync()).Differing);
        Assert.Equal("n", Secret("new"));
        Assert.Equal("before", Secret("changed"));
        Assert.False(File.Exists(_there["secrets", "of-somebody-else"]));
        Assert.Equal("A='1'\nENVMAP_SECRETS_DIR=./secrets\n", await File.ReadAllTextAsync(_there[".env"], Token));
        Assert.Equal("name: shop\n", (await File.ReadAllTextAsync(_there["compose.yaml"], Token))[..11]);
        Assert.False(Directory.Exists(_there[".envmap", "incoming"]));
    }

    [Fact]
    public async Task SecretsThatDifferAreReplacedWhereThatIsWanted()
    {
        Publish(["new", "same", "changed"]);
        _there.Write("secrets/same", "s\n");
        _there.Write("secrets/changed", "before");
        Close("secrets");

        Assert.Equal(["changed"], (await ReceiveAsync(replaces: true)).Differing);
        Assert.Equal(["after", "n", "s\n"], new[] { "changed", "new", "same" }.Select(Secret));
        Assert.Empty((await ReceiveAsync(replaces: true)).Differing);
    }

    /// <summary>What is changed there is what decides whether containers are made anew.</summary>
    [Fact]
    public async Task TheSettingsAreThoseOfTheOtherMachine()
    {
        Publish(["new", "same", "changed"]);
        var first = (await ReceiveAsync()).Settings.Hash;
        _here.Write("keys/changed", "by somebody here");
        Assert.Equal(first, (await ReceiveAsync()).Settings.Hash);
        await File.AppendAllTextAsync(_there[".env"], "ENVMAP_VERSION=1.0\nENVMAP_REGISTRY=registry.example.org/\n", Token);
        Assert.Equal(first, (await ReceiveAsync()).Settings.Hash);

        _there.Write("secrets/changed", "by somebody there");
        var second = (await ReceiveAsync()).Settings.Hash;
        await File.AppendAllTextAsync(_there[".env"], "B=2\n", Token);
        Assert.Equal(3, new[] { first, second, (await ReceiveAsync()).Settings.Hash }.Distinct().Count());
    }

    [Fact]
    public async Task TheFolderThatTheOtherMachineNamesIsItsFolder()
    {
        Publish(["new"]);
        _there.Write(".env", "ENVMAP_SECRETS_DIR=./vault\n");
        await ReceiveAsync();
        Assert.Equal("n", await File.ReadAllTextAsync(_there["vault", "new"], Token));
        Assert.False(Directory.Exists(_there["secrets"]));

        _there.Write(".env", "ENVMAP_SECRETS_DIR=$HOME/vault\n");
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => ReceiveAsync());
        Assert.Contains("does not say where the secrets are", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatOthersMayEnterGetsNoSecret()
    {
        Publish(["new"]);
        Directory.CreateDirectory(_there["secrets"]);
        File.SetUnixFileMode(_there["secrets"], (UnixFileMode)0x1ED);
        _there.Write("compose.yaml", "former");
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => ReceiveAsync());
        Assert.True(exception.IsBadInput);
        Assert.Contains("chmod 700", exception.Message, StringComparison.Ordinal);
        // Nothing else has come there either.
        Assert.Equal("former", await File.ReadAllTextAsync(_there["compose.yaml"], Token));
        Assert.Equal([_there[".envmap"], _there["compose.yaml"], _there["secrets"]], Directory.GetFileSystemEntries(_there.FullName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(_there[".envmap"]).Concat(Directory.GetFileSystemEntries(_there["secrets"])));
    }

    private string Secret(string name) => File.ReadAllText(_there["secrets", name]);

    private void Close(string folder) => File.SetUnixFileMode(_there[folder], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private void Publish(IReadOnlyList<string> secrets)
    {
        _here.Write("keys/new", "n");
        _here.Write("keys/same", "s\n");
        _here.Write("keys/changed", "after");
        _here.Write("compose/.env", $"A='1'\nENVMAP_SECRETS_DIR={_here["keys"]}\n");
        _here.Write("compose/compose.yaml", $$"""
            name: shop
            services: { web: { image: nginx, env_file: [ "${ENVMAP_SECRETS_DIR}/{{secrets[0]}}" ] } }
            secrets:
            {{string.Concat(secrets.Select(name => $"  {name}: {{ file: \"${{ENVMAP_SECRETS_DIR}}/{name}\" }}\n"))}}
            """);
    }

    private Task<ReceivedProject> ReceiveAsync(bool replaces = false) =>
        TestMachine.ByShell(_there.FullName).ReceiveAsync(EnvMap.Deploy.Compose.Running.ComposeProject.Read(_here["compose"]), ["compose.yaml"], replaces, Token);
}

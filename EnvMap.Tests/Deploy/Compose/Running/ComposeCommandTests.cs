using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Processes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Running;

/// <summary>Which commands are run, and what becomes of their failures; no engine is asked.</summary>
public sealed class ComposeCommandTests
{
    private const string Healthy = """
        {"ID":"a1","Service":"app","State":"running","Health":"healthy","ExitCode":0,"Image":"shop:1.0","Labels":"x=y,org.envmap.version=1.0"}
        {"ID":"b1","Service":"postgres","State":"running","Health":"","ExitCode":0,"Image":"postgres:18.3","Labels":""}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2.26.1-4\n", "docker compose")]
    [InlineData("v5.0.2", "docker compose")]
    [InlineData("2.25.0", "docker-compose")]
    [InlineData(null, "docker-compose")]
    public async Task ThePluginIsTakenUnlessItIsTooOldOrAbsent(string? plugin, string expected)
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(command => command.FileName is "docker-compose" ? Answer("2.30.0") : plugin is null ? new ProcessResult(1, "", "no such command") : Answer(plugin));
        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, runner, Token);
        Assert.Equal(expected, project.Engine.Name);
    }

    [Fact]
    public async Task WithoutComposeItIsSaidWhatToInstall()
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(command => command.FileName is "docker-compose" ? throw new ProcessStartException("docker-compose", new IOException("not found")) : Answer("1.29.2"));
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, runner, Token));
        Assert.True(exception.IsBadInput);
        Assert.StartsWith("Compose 2.26 or later is needed on this machine: 'docker compose' is 1.29.2. Install ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("podman")]
    public async Task ADeploymentBuildsStartsWaitsAndStatesTheVersion(string engine)
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(Respond);
        var report = await DeployAsync(folder, runner, "1.0", engine: engine);
        Assert.True(report.Succeeded);
        Assert.Equal(
            [
                $"{engine} compose version --short",
                $"{engine} compose --file compose.yaml ps --all --no-trunc --format json",
                $"{engine} compose --file compose.yaml build app",
                $"{engine} compose --file compose.yaml --progress plain up --detach --no-build --remove-orphans --wait --wait-timeout 60",
                $"{engine} compose --file compose.yaml ps --all --no-trunc --format json",
            ],
            runner.Commands.Select(command => command.ToString()));
        Assert.All(runner.Commands.Skip(2).Take(2), command => Assert.Equal("1.0", command.Environment["ENVMAP_VERSION"]));
        Assert.Equal("A=1\nENVMAP_VERSION=1.0\n", await File.ReadAllTextAsync(folder[".env"], Token));
        Assert.True(File.Exists(folder[".envmap", "versions", "1.0", "compose.yaml"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("registry.example.org/")]
    public async Task TheRegistryOfWhoeverDeploysIsThatOfTheMachineToo(string? registry)
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(Respond);
        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName, Registry = registry }, runner, Token);
        await project.ReadStatesAsync(Token);
        Assert.Equal(registry, runner.Commands[^1].Environment.GetValueOrDefault("ENVMAP_REGISTRY"));
        Assert.True(runner.Commands[^1].Environment.TryGetValue("COMPOSE_FILE", out var file) && file is null);
    }

    [Fact]
    public async Task AVersionWithOtherContentsNeedsAnotherName()
    {
        using var folder = Folder();
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        folder.Write("build/app/Dockerfile", "FROM scratch\n");
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => DeployAsync(folder, new FakeProcessRunner(Respond), "1.0"));
        Assert.True(exception.IsBadInput);
        Assert.Contains("with other contents. Give this one a version of its own", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DeploymentException>(() => DeployAsync(folder, new FakeProcessRunner(Respond), "../1"));
    }

    [Fact]
    public async Task AChangedSecretReachesTheContainersOfTheSameVersion()
    {
        using var folder = Folder();
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        folder.Write("secrets/password", "another");
        var runner = new FakeProcessRunner(Respond);
        await DeployAsync(folder, runner, "1.0");
        Assert.Contains(runner.Commands, command => command.Arguments.Contains("--force-recreate"));
    }

    [Fact]
    public async Task AChangedSecretReachesAlsoWhatANewVersionWouldLeaveRunningAndANewOneIsNoReason()
    {
        using var folder = Folder();
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        await File.AppendAllTextAsync(folder["compose.yaml"], "  token: { file: '${ENVMAP_SECRETS_DIR}/token' }\n", Token);
        folder.Write("secrets/token", "new");
        folder.Write("secrets/of-somebody-else", "one");
        Assert.False(await RecreatesAsync("1.1"));
        folder.Write("secrets/of-somebody-else", "another");
        Assert.False(await RecreatesAsync("1.2"));
        folder.Write("secrets/password", "another");
        Assert.True(await RecreatesAsync("1.3"));
        Assert.False(await RecreatesAsync("1.4"));

        async Task<bool> RecreatesAsync(string version)
        {
            var runner = new FakeProcessRunner(Respond);
            await DeployAsync(folder, runner, version);
            return runner.Commands.Any(command => command.Arguments.Contains("--force-recreate"));
        }
    }

    /// <summary>Of what is built here Compose sees by its name that it comes from elsewhere, and all else has nothing to do with that.</summary>
    [Fact]
    public async Task AnotherRegistryIsNoReasonToMakeEverythingAnewAndStandsInTheFileOfTheMachine()
    {
        using var folder = Folder();
        folder.Write(".env", "A=1\nENVMAP_VERSION=dev\nENVMAP_REGISTRY=one.example.org/\n");
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        folder.Write(".env", "A=1\nENVMAP_VERSION=1.0\nENVMAP_REGISTRY=two.example.org/\n");
        var runner = new FakeProcessRunner(Respond);
        await DeployAsync(folder, runner, "1.0");
        Assert.DoesNotContain(runner.Commands, command => command.Arguments.Contains("--force-recreate"));

        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.1", registry: "three.example.org/");
        Assert.Equal("A=1\nENVMAP_VERSION=1.1\nENVMAP_REGISTRY=three.example.org/\n", await File.ReadAllTextAsync(folder[".env"], Token));
    }

    [Fact]
    public async Task AVersionIsGoneBackToInTheRegistryThatItsImagesAreIn()
    {
        using var folder = Folder();
        folder.Write(".env", "ENVMAP_VERSION=dev\nENVMAP_REGISTRY=one.example.org/\n");
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        folder.Write("build/app/Dockerfile", "FROM scratch\n");
        var failing = new FakeProcessRunner(command => command.Arguments.Contains("up") && command.Environment["ENVMAP_VERSION"] is "1.1" ? new ProcessResult(1, "", "manifest unknown") : Respond(command));
        Assert.Equal("1.0", (await DeployAsync(folder, failing, "1.1", registry: "two.example.org/")).RolledBackTo);
        Assert.Equal(["1.1 two.example.org/", "1.0 one.example.org/"], Started(failing));

        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.2", registry: "two.example.org/");
        Assert.Equal(["1.0 one.example.org/"], await RollBackAsync(null));
        Assert.Equal("ENVMAP_VERSION=1.0\nENVMAP_REGISTRY=one.example.org/\n", await File.ReadAllTextAsync(folder[".env"], Token));
        Assert.Equal(["1.0 three.example.org/"], await RollBackAsync("three.example.org/"));

        async Task<IEnumerable<string>> RollBackAsync(string? registry)
        {
            var runner = new FakeProcessRunner(Respond);
            var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName, Registry = registry }, runner, Token);
            Assert.True((await new ProjectRollback(project, TimeProvider.System).RunAsync("1.0", TimeSpan.FromSeconds(60), acceptsMigrations: false, new Progress<string>(), Token)).Succeeded);
            return Started(runner);
        }

        static IEnumerable<string> Started(FakeProcessRunner runner) => runner.Commands.Where(command => command.Arguments.Contains("up"))
            .Select(command => $"{command.Environment["ENVMAP_VERSION"]} {command.Environment["ENVMAP_REGISTRY"]}");
    }

    [Fact]
    public async Task AChangedSettingThatFailsIsNotSaidToBeRolledBack()
    {
        using var folder = Folder();
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        folder.Write("secrets/password", "wrong");
        var runner = new FakeProcessRunner(command => command.Arguments.Contains("up") ? new ProcessResult(1, "", "unhealthy")
            : command.Arguments.Contains("ps") ? Answer(Healthy.Replace("\"healthy\"", "\"unhealthy\"", StringComparison.Ordinal)) : Respond(command));
        var report = await DeployAsync(folder, runner, "1.0");
        Assert.Equal((false, null), (report.Succeeded, report.RolledBackTo));
        Assert.Contains(report.Reasons, reason => reason.Contains("settings are not gone back to", StringComparison.Ordinal));
        Assert.Single(runner.Commands, command => command.Arguments.Contains("up"));
    }

    // What Compose says of each has the value in it, or a part of it.
    [Theory]
    [InlineData("no variable pl4nted", "is neither a variable")]
    [InlineData("A=\"pl4nted", "begins a value with \" that nothing ends")]
    [InlineData("A=\"a\"b$pl4nted\"", "has more behind the quotes")]
    [InlineData("A=a$pl4nted", "'A' has a $")]
    [InlineData("A=a${pl4nted", "'A' has a $")]
    [InlineData("A=$ENVMAP_VERSION$pl4nted", "'A' has a $")]
    [InlineData("A=${NOT_SET:-$pl4nted}", "'A' has a $")]
    [InlineData("A=${NOT_SET:-${PATH}${pl4nted}}", "'A' has a $")]
    [InlineData("A=${NOT_SET:?pl4nted}", "'A' has a $")]
    public async Task AFileThatComposeCannotReadIsToldWithoutWhatIsInIt(string line, string expected)
    {
        foreach (var file in new[] { ".env", "secrets/app.env" })
        {
            using var folder = Folder();
            folder.Write("compose.yaml", "name: shop\nservices:\n  app: { image: shop, env_file: [ '${ENVMAP_SECRETS_DIR}/app.env' ] }\n");
            folder.Write("secrets/app.env", "");
            folder.Write(file, $"ENVMAP_VERSION=1\n{line}\n");
            var runner = new FakeProcessRunner(Respond);
            var exception = await Assert.ThrowsAsync<DeploymentException>(() => DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, runner, Token));
            Assert.True(exception.IsBadInput);
            Assert.StartsWith($"./{file}(2) on this machine: ".Replace("./.env", ".env", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
            Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("pl4nted", exception.Message, StringComparison.Ordinal);
            Assert.Empty(runner.Commands);
        }
    }

    [Fact]
    public async Task AVariableMayReferToWhatIsSet()
    {
        using var folder = Folder();
        folder.Write(".env", "A=1\nB=\"$A and ${PATH} and ${NOT_SET:-nothing}\"\nC='pa$word'\nD=pa$$word\nE=${A:?is missing}${NOT_SET:+$A}${NOT_SET-{}}\n");
        await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, new FakeProcessRunner(Respond), Token);
    }

    // Compose writes the settings of containers, and may be ended before it has written all of them.
    [Fact]
    public async Task AnAnswerThatWasCutOffIsNotTold()
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(command => command.Arguments.Contains("config") ? new ProcessResult(137, "{ \"PW\": \"pl4nted", "") : Respond(command));
        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, runner, Token);
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => new ProjectDrift(project, TimeProvider.System).ReadAsync([], Token));
        Assert.Contains("ended with 137", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pl4nted", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PodmanIsNeverReplacedByWhatSpeaksToDocker()
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(command => command.FileName is "podman" ? new ProcessResult(1, "", "no such command") : Answer("2.30.0"));
        var exception = await Assert.ThrowsAsync<DeploymentException>(
            () => DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName, Engine = "podman" }, runner, Token));
        Assert.Contains("'podman compose' is not there", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutABuildTheVersionHasToBeNamed()
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(Respond);
        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName }, runner, Token);
        var deployer = new ProjectDeployer(project, runner, TimeProvider.System);
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => deployer.DeployAsync(new DeployRequest { Builds = false }, new Progress<string>(), Token));
        Assert.True(exception.IsBadInput);
        Assert.Contains("--version", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(runner.Commands, command => command.Arguments.Contains("up"));
        Assert.True((await deployer.DeployAsync(new DeployRequest { Builds = false, Version = "1.0" }, new Progress<string>(), Token)).Succeeded);
    }

    [Fact]
    public async Task WithoutABuildWhatLiesInTheFoldersOfImagesSaysNothing()
    {
        using var folder = Folder();
        await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0");
        Directory.Delete(folder["build"], recursive: true);
        Assert.True((await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0", builds: false)).Succeeded);
        folder.Write("build/app/Dockerfile", "FROM busybox\n");
        Assert.True((await DeployAsync(folder, new FakeProcessRunner(Respond), "1.0")).Succeeded);

        await File.AppendAllTextAsync(folder["compose.yaml"], "# another\n", Token);
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => DeployAsync(folder, new FakeProcessRunner(Respond), "1.0", builds: false));
        Assert.EndsWith("with other contents. Give this one a version of its own.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedBuildStartsNothing()
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(command => command.Arguments.Contains("build") ? new ProcessResult(17, "", "no space left") : Respond(command));
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => DeployAsync(folder, runner, "1.0"));
        Assert.EndsWith("no space left", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(runner.Commands, command => command.Arguments.Contains("up"));
    }

    [Fact]
    public async Task WordsTravelBySshUnchanged()
    {
        using var folder = Folder();
        var runner = new FakeProcessRunner(command => command.Arguments[^1].Contains("version", StringComparison.Ordinal) ? Answer("2.26.1") : Answer(""));
        var place = new ProjectPlace { Folder = folder.FullName, Host = "deploy@machine", HostFolder = "it's a \"$HOME\" `x`", SshConfig = "/tmp/a b" };
        await DeployedProject.OpenAsync(place, runner, Token);
        var command = runner.Commands[^1];
        Assert.Equal(["-T", "-o", "BatchMode=yes", "-F", "/tmp/a b", "--", "deploy@machine"], command.Arguments.SkipLast(1));
        // The shell of the other machine, here.
        await using var shell = ChildProcess.Start("sh", ["-c", command.Arguments[^1].Replace("'sh' '-c'", "printf '%s\\n'", StringComparison.Ordinal)]);
        Assert.Equal(0, await shell.WaitForExitAsync());
        Assert.Equal(["sh", place.HostFolder, "docker", "compose", "version", "--short"], shell.Output.Split('\n')[1..]);
        var option = await Assert.ThrowsAsync<DeploymentException>(() => DeployedProject.OpenAsync(place with { Host = "-oProxyCommand=x" }, runner, Token));
        Assert.True(option.IsBadInput);
    }

    private static ProcessResult Respond(ProcessCommand command) =>
        Answer(command.Arguments.Contains("version") ? "2.26.1" : command.Arguments.Contains("ps") ? Healthy : "");

    private static ProcessResult Answer(string output) => new(0, output, "");

    private static async Task<DeployReport> DeployAsync(TemporaryFolder folder, FakeProcessRunner runner, string version, bool builds = true, string engine = "docker", string? registry = null)
    {
        var project = await DeployedProject.OpenAsync(new ProjectPlace { Folder = folder.FullName, Engine = engine, Registry = registry }, runner, Token);
        return await new ProjectDeployer(project, runner, TimeProvider.System)
            .DeployAsync(new DeployRequest { Version = version, Builds = builds, Timeout = TimeSpan.FromSeconds(60) }, new Progress<string>(), Token);
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("compose.yaml", "name: shop\nservices:\n  app: { image: 'shop:${ENVMAP_VERSION}', build: { context: ./build/app } }\n  postgres: { image: 'postgres:18.3' }\nsecrets:\n  password: { file: '${ENVMAP_SECRETS_DIR}/password' }\n");
        folder.Write("build/app/Dockerfile", "FROM busybox\n");
        folder.Write("secrets/password", "one");
        folder.Write(".env", "A=1\nENVMAP_VERSION=dev\n");
        return folder;
    }
}

using EnvMap.Deploy.Compose.Running;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose.Running;

/// <summary>Another machine, which is this one by ssh.</summary>
[RequiresCompose]
public sealed class RemoteDeploymentTests
{
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnly = OwnerReads | UnixFileMode.UserExecute;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheFolderTravelsAndAVersionThatFailsIsRolledBackThere()
    {
        await using var server = await SshServer.StartAsync();
        using var there = new TemporaryFolder();
        await using var project = new RunnableProject();
        // What a shell would make something else of.
        var folder = there["it's a $HOME; \"folder\" `x` ünd"];
        var place = project.Place with { Host = server.Host, HostFolder = folder, SshConfig = server.Config };
        var runner = new RecordingProcessRunner();
        var report = await project.DeployAsync("1.0", runner, place);
        Assert.True(report.Succeeded, string.Join('\n', report.Reasons));
        Assert.Equal(RunnableProject.Secret, await File.ReadAllTextAsync(Path.Combine(folder, "secrets", "postgres-password"), Token));
        Assert.Contains("ENVMAP_VERSION=1.0\n", await File.ReadAllTextAsync(Path.Combine(folder, ".env"), Token), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(project.Folder, ".envmap")));
        // Where it is read from is nobody else's either, and ssh was told it in no argument.
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(folder, "secrets")));
        Assert.Equal(OwnerReads, File.GetUnixFileMode(Path.Combine(folder, ".env")));
        Assert.All(runner.Commands, command => Assert.DoesNotContain("pl4nted", command.ToString(), StringComparison.Ordinal));
        Assert.Contains(runner.Commands, command => command.ToString().Contains("'up'", StringComparison.Ordinal));

        // What the machine has stays.
        await File.AppendAllTextAsync(Path.Combine(folder, ".env"), "OWN='of the machine'\n", Token);
        await File.AppendAllTextAsync(Path.Combine(project.Folder, ".env"), "LATER=\"$OWN too\"\n", Token);
        project.Write("second", isHealthy: false);
        var broken = await project.DeployAsync("1.1", place: place);
        Assert.Equal((false, "1.0"), (broken.Succeeded, broken.RolledBackTo));
        Assert.Contains("second speaks", broken.Logs["app"], StringComparison.Ordinal);
        Assert.Contains("OWN='of the machine'\n", await File.ReadAllTextAsync(Path.Combine(folder, ".env"), Token), StringComparison.Ordinal);

        Assert.Contains("\nLATER=\"$OWN too\"\n", await File.ReadAllTextAsync(Path.Combine(folder, ".env"), Token), StringComparison.Ordinal);

        var opened = await project.OpenAsync(place: place);
        Assert.Equal(server.Host, opened.MachineName);
        await using (await DeploymentLock.TakeAsync(opened, TimeProvider.System, Assert.Fail, Token))
        {
            await Assert.ThrowsAsync<DeploymentException>(() => DeploymentLock.TakeAsync(opened, TimeProvider.System, Assert.Fail, Token));
        }
        Assert.False(File.Exists(Path.Combine(folder, ".envmap", "lock")));
        Assert.All(await opened.ReadStatesAsync(Token), state => Assert.True(state.IsWell, $"{state}"));
        var file = Path.Combine(project.Folder, "shop.dump");
        Assert.True(await new ProjectBackup(opened).WriteAsync(file, cancellationToken: Token) > 0);
        await new ProjectBackup(opened).RestoreAsync(file, cancellationToken: Token);

        // Another secret goes there on demand, and then the container has it.
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "secrets", "postgres-password"), "another", Token);
        project.Write("first");
        Assert.True((await project.DeployAsync("1.0", place: place, replacesSecrets: true)).Changed);
        Assert.Equal("another", await SecretAsync(project));
        Assert.True(await new ProjectRemoval(opened).DestroyAsync(volumes: true, new Progress<string>(), Token));
    }

    private static Task<string> SecretAsync(RunnableProject project) => DockerEngine.RunAsync("exec", $"{project.Name}-postgres-1", "cat", "/run/secrets/postgres-password");

    [Fact]
    public async Task AMachineThatDoesNotAnswerIsNamed()
    {
        await using var project = new RunnableProject();
        var exception = await Assert.ThrowsAsync<DeploymentException>(() => project.OpenAsync(place: project.Place with { Host = "ssh://127.0.0.1:1" }));
        Assert.True(exception.IsBadInput);
        Assert.StartsWith("ssh does not get to ssh://127.0.0.1:1: ssh: connect to host 127.0.0.1 port 1: Connection refused", exception.Message, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Net.Sockets;

namespace EnvMap.Tests.TestSupport;

/// <summary>An sshd of the test's own on loopback, and settings with which ssh gets in without asking.</summary>
internal sealed class SshServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/sshd";

    private readonly TemporaryFolder _folder;
    private readonly ChildProcess _process;

    private SshServer(TemporaryFolder folder, ChildProcess process, int port) => (_folder, _process, Host) = (folder, process, $"ssh://{Environment.UserName}@127.0.0.1:{port}");

    /// <summary>What ssh calls it.</summary>
    public string Host { get; }

    /// <summary>The settings for ssh.</summary>
    public string Config => _folder["config"];

    public static async Task<SshServer> StartAsync()
    {
        DockerEngine.Require(File.Exists(Program) ? null : $"There is no {Program}. Install it (Debian: apt-get install openssh-server).");
        var folder = new TemporaryFolder();
        foreach (var key in new[] { "host", "user" })
        {
            await ChildProcess.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder[key]]);
        }
        if (Environment.UserName == "root")
        {
            // Where sshd, run by root, hides its unprivileged half; a service would have made it.
            Directory.CreateDirectory("/run/sshd");
        }
        var port = FreePort();
        folder.Write("config", $"IdentityFile {folder["user"]}\nIdentitiesOnly yes\nUserKnownHostsFile {folder["known"]}\nStrictHostKeyChecking accept-new\nLogLevel ERROR\n");
        var process = ChildProcess.Start(Program, [
            "-D", "-e", "-f", "/dev/null", "-h", folder["host"], "-o", $"Port={port}", "-o", "ListenAddress=127.0.0.1", "-o", $"PidFile={folder["pid"]}",
            "-o", $"AuthorizedKeysFile={folder["user"]}.pub", "-o", "StrictModes=no", "-o", "UsePAM=no", "-o", "PermitRootLogin=yes",
            // What its user has set for other projects.
            "-o", "SetEnv=COMPOSE_PROJECT_NAME=envmap-test-of-another COMPOSE_FILE=another.yaml"]);
        var server = new SshServer(folder, process, port);
        await process.WaitForLineAsync(line => line.Contains("Server listening on", StringComparison.Ordinal) ? line : null);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.EndAsync();
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

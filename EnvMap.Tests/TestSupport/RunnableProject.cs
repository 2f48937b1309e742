using EnvMap.Deploy.Compose.Running;
using EnvMap.Deploy.Processes;

namespace EnvMap.Tests.TestSupport;

/// <summary>A Compose folder of a small program, whose versions may be broken, and a PostgreSQL; in the end nothing of it is left.</summary>
internal sealed class RunnableProject : IAsyncDisposable
{
    public const string Secret = "pl4nted-$ecret 'of' a test";

    private readonly TemporaryFolder _folder = new();

    public RunnableProject()
    {
        _folder.Write(".env", "ENVMAP_VERSION=dev\nENVMAP_SECRETS_DIR=./secrets\n");
        _folder.Write("secrets/postgres-password", Secret);
        Write("first");
    }

    public string Name { get; } = $"envmap-test-{Guid.NewGuid():N}";

    public string Folder => _folder.FullName;

    public string this[string path] => File.ReadAllText(_folder[path]);

    public ProjectPlace Place => new() { Folder = Folder };

    /// <summary>What is to be deployed next: a program that says a word, and is healthy or is not.</summary>
    public void Write(string word, bool isHealthy = true)
    {
        _folder.Write("compose.yaml", $$"""
            name: {{Name}}
            services:
              app:
                image: "{{Name}}:${ENVMAP_VERSION}"
                build: { context: ./build/app }
                healthcheck: { test: [ CMD, test, -e, /healthy ], interval: 1s, retries: 2 }
                depends_on: { postgres: { condition: service_healthy } }
                labels: { org.envmap.profile: staging-0, org.envmap.version: "${ENVMAP_VERSION}" }
                stop_grace_period: 0s
              postgres:
                image: postgres:18.3
                environment: { POSTGRES_PASSWORD_FILE: /run/secrets/postgres-password, POSTGRES_DB: shop, POSTGRES_INITDB_ARGS: "--auth-local=scram-sha-256" }
                secrets: [ postgres-password ]
                healthcheck: { test: [ CMD, pg_isready, --host=127.0.0.1 ], interval: 1s, retries: 30 }
                labels: { org.envmap.row: "PostgreSQL (Docker)" }
                volumes: [ "data:/var/lib/postgresql" ]
            volumes: { data: { } }
            secrets: { postgres-password: { file: "${ENVMAP_SECRETS_DIR}/postgres-password" } }

            """);
        _folder.Write("build/app/state", word);
        _folder.Write("build/app/Dockerfile", $"""
            FROM busybox:1.37
            COPY state {(isHealthy ? "/healthy" : "/ill")}
            CMD ["sh", "-c", "echo {word} speaks; exec sleep 3600"]

            """);
    }

    public Task<DeployedProject> OpenAsync(IProcessRunner? processes = null, ProjectPlace? place = null) =>
        DeployedProject.OpenAsync(place ?? Place, processes ?? new ProcessRunner(), TestContext.Current.CancellationToken);

    public async Task<DeployReport> DeployAsync(string? version, IProcessRunner? processes = null, ProjectPlace? place = null, bool replacesSecrets = false)
    {
        processes ??= new ProcessRunner();
        return await new ProjectDeployer(await OpenAsync(processes, place), processes, TimeProvider.System)
            .DeployAsync(new DeployRequest { Version = version, ReplacesSecrets = replacesSecrets, Timeout = TimeSpan.FromMinutes(2) }, new Progress<string>(), TestContext.Current.CancellationToken);
    }

    public async Task<DeployReport> RollBackAsync(string version, bool acceptsMigrations = false) =>
        await new ProjectRollback(await OpenAsync(), TimeProvider.System)
            .RunAsync(version, TimeSpan.FromMinutes(2), acceptsMigrations, new Progress<string>(), TestContext.Current.CancellationToken);

    public async Task<string> LogAsync(string service)
    {
        var lines = new List<string>();
        await new ProjectLogs(await OpenAsync()).ReadAsync(service, null, follow: false, lines.Add, TestContext.Current.CancellationToken);
        return string.Join('\n', lines);
    }

    /// <summary>What PostgreSQL answers.</summary>
    public Task<string> AskAsync(string sql) => DockerEngine.RunAsync(
        "exec", "--env", $"PGPASSWORD={Secret}", $"{Name}-postgres-1", "psql", "--username=postgres", "--dbname=shop", "--tuples-only", "--no-align", "--quiet", $"--command={sql}");

    public async ValueTask DisposeAsync()
    {
        await using (var down = ChildProcess.Start("docker", ["compose", "--project-name", Name, "down", "--volumes", "--timeout", "2"], Folder))
        {
            await down.WaitForExitAsync(TimeSpan.FromMinutes(2));
        }
        foreach (var image in (await DockerEngine.RunAsync("image", "ls", "--quiet", Name)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            await DockerEngine.RunAsync("image", "rm", "--force", image);
        }
        _folder.Dispose();
    }
}

using System.IO.Compression;
using System.Text;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Images;

/// <summary>What the image's documentation promises, of a stand-in and of the official image alike.</summary>
[RequiresDocker]
public sealed class PostgresImageTests
{
    private const string Image = "docker.io/library/postgres:18.3";
    private const string DataFolder = "/var/lib/postgresql";

    [Fact]
    public async Task SetsUpTheDatabaseOfItsVariablesAndRunsTheInitFilesInOrder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("1.sql", "CREATE TABLE steps (name text);");
        await File.WriteAllBytesAsync(folder["2.sql.gz"], Compress("INSERT INTO steps VALUES ('compressed');"), TestContext.Current.CancellationToken);
        folder.Write("3.sh", "psql --username \"$POSTGRES_USER\" --dbname \"$POSTGRES_DB\" --command \"INSERT INTO steps VALUES ('shell')\"");
        Open(folder);

        await using var container = await TestContainer.StartAsync("--env", "POSTGRES_USER=ann", "--env", "POSTGRES_PASSWORD=first",
            "--env", "POSTGRES_DB=things", "--volume", $"{folder.FullName}:/docker-entrypoint-initdb.d:ro", Image, "-c", "max_connections=37");
        await WaitAsync(container);

        Assert.Equal("compressed,shell", await QueryAsync(container, "first", "SELECT string_agg(name, ',') FROM steps", "ann", "things"));
        Assert.Equal("37", await QueryAsync(container, "first", "SHOW max_connections", "ann", "things"));
        Assert.StartsWith("18", await QueryAsync(container, "first", "SHOW server_version", "ann", "things"), StringComparison.Ordinal);
        Assert.Equal("scram-sha-256", await QueryAsync(container, "first", "SHOW password_encryption", "ann", "things"));
        Assert.Equal(999, (await container.ReadUsersAsync())[0]);
    }

    [Fact]
    public async Task SetsUpItsDatabaseAlsoWhereTheSocketAsksForAPassword()
    {
        await using var container = await TestContainer.StartAsync("--env", "POSTGRES_PASSWORD=asked", "--env", "POSTGRES_DB=things",
            "--env", "POSTGRES_HOST_AUTH_METHOD=scram-sha-256", "--env", "POSTGRES_INITDB_ARGS=--auth-host=scram-sha-256 --auth-local=scram-sha-256",
            "--read-only", "--user", "999:999", "--cap-drop", "ALL", "--tmpfs", "/tmp", "--tmpfs", "/var/run/postgresql", Image);
        await container.WaitForAsync("pg_isready", "--host=127.0.0.1", "--username=postgres", "--dbname=things");

        Assert.Equal("things", await QueryAsync(container, "asked", "SELECT current_database()", database: "things"));
    }

    [Fact]
    public async Task ChecksThePasswordOfWhoComesFromOutside()
    {
        await using var container = await TestContainer.StartAsync("--env", "POSTGRES_PASSWORD=right", Image);
        await WaitAsync(container);

        Assert.Equal("postgres", await QueryAsync(container, "right", "SELECT current_user"));
        Assert.Equal("refused", await container.ExecuteAsync(
            "bash", "-c", "PGPASSWORD=wrong psql --host \"$(hostname -i)\" --username postgres --command 'SELECT 1' >/dev/null 2>&1 || echo refused"));
    }

    [Fact]
    public async Task ReadsItsVariablesFromFiles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("user", "bea\n");
        folder.Write("password", "from a file\n");
        folder.Write("database", "filed");
        folder.Write("arguments", "--no-data-checksums");
        Open(folder);

        await using var container = await TestContainer.StartAsync("--volume", $"{folder.FullName}:/run/secrets:ro",
            "--env", "POSTGRES_USER_FILE=/run/secrets/user", "--env", "POSTGRES_PASSWORD_FILE=/run/secrets/password",
            "--env", "POSTGRES_DB_FILE=/run/secrets/database", "--env", "POSTGRES_INITDB_ARGS_FILE=/run/secrets/arguments", Image);
        await WaitAsync(container);

        Assert.Equal("bea", await QueryAsync(container, "from a file", "SELECT current_user", "bea", "filed"));
        Assert.Equal("off", await QueryAsync(container, "from a file", "SHOW data_checksums", "bea", "filed"));
    }

    [Fact]
    public async Task KeepsItsDataInTheVolumeAndSetsItUpOnce()
    {
        await using var volume = new TestVolume();
        await using (var first = await TestContainer.StartAsync("--env", "POSTGRES_PASSWORD=kept", "--volume", $"{volume.Name}:{DataFolder}", Image))
        {
            await WaitAsync(first);
            await QueryAsync(first, "kept", "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('still here')");
            Assert.Equal(0, await first.StopAsync());
        }

        await using var second = await TestContainer.StartAsync("--volume", $"{volume.Name}:{DataFolder}", Image);
        await WaitAsync(second);

        Assert.Equal("still here", await QueryAsync(second, "kept", "SELECT name FROM kept"));
    }

    [Fact]
    public async Task LetsEveryoneInWhereToldTo()
    {
        await using var container = await TestContainer.StartAsync("--env", "POSTGRES_HOST_AUTH_METHOD=trust", Image);
        await WaitAsync(container);

        Assert.Equal("postgres", await QueryAsync(container, "", "SELECT current_user"));
    }

    [Fact]
    public async Task RefusesToStartWithoutAPassword()
    {
        var (exitCode, output) = await TestContainer.RunAsync(Image);

        Assert.Equal(1, exitCode);
        Assert.Contains("POSTGRES_PASSWORD", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusesAValueAndItsFileAtOnce()
    {
        var (exitCode, output) = await TestContainer.RunAsync("--env", "POSTGRES_PASSWORD=a", "--env", "POSTGRES_PASSWORD_FILE=/etc/hostname", Image);

        Assert.Equal(1, exitCode);
        Assert.Contains("POSTGRES_PASSWORD_FILE", output, StringComparison.Ordinal);
    }

    // Only the server that stays listens beyond its socket.
    private static Task WaitAsync(TestContainer container) => container.WaitForAsync("pg_isready", "--host", "127.0.0.1", "--timeout", "1");

    private static Task<string> QueryAsync(TestContainer container, string password, string query, string user = "postgres", string database = "postgres") =>
        container.ExecuteAsync("bash", "-c", "PGPASSWORD=$0 psql --host \"$(hostname -i)\" --username \"$2\" --dbname \"$3\" --tuples-only --no-align --quiet --command \"$1\"",
            password, query, user, database);

    // The container's user is another than the test's.
    private static void Open(TemporaryFolder folder) => File.SetUnixFileMode(folder.FullName,
        File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

    private static byte[] Compress(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return stream.ToArray();
    }
}

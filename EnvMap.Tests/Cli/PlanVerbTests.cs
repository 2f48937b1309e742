using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

/// <summary>Two folders, compared by Compose without an engine.</summary>
[RequiresCompose]
public sealed class PlanVerbTests
{
    private const string Before = """
        name: before
        services:
          app: { image: "shop:${ENVMAP_VERSION}", build: ./build, ports: [ "${PORT}:80" ], environment: { A: planted-1 }, labels: { org.envmap.row: Nginx, org.envmap.version: "${ENVMAP_VERSION}" }, configs: [ { source: c, target: /c } ] }
          db: { image: "postgres:18", volumes: [ "data:/var/lib/postgresql", "./own:/own" ], networks: [ data ] }
          cache: { image: "redis:8", networks: [ data ] }
          extra: { image: "busybox:1.37" }
        networks: { data: { internal: true } }
        volumes: { data: { driver_opts: { o: planted-2 } } }
        configs: { c: { file: ./files/c } }
        """;

    private static readonly string s_after = Before.Replace("name: before", "name: after", StringComparison.Ordinal)
        .Replace("planted-1", "planted-3", StringComparison.Ordinal).Replace("planted-2", "planted-4", StringComparison.Ordinal)
        .Replace("redis:8\"", "redis:8\", deploy: { replicas: 3 }", StringComparison.Ordinal).Replace("postgres:18", "postgres:19", StringComparison.Ordinal)
        .Replace("  extra:", "  other:", StringComparison.Ordinal).Replace("internal: true", "internal: false", StringComparison.Ordinal);

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    public async Task TwoFoldersAreComparedInEverything(string format)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one", Before, "1");
        Write(folder, "two", s_after, "2");

        var run = await EnvMapCli.RunInAsync(folder.FullName, null, "plan", "two", "--against", "one", "--exit-code", "--format", format);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("planted", run.Output, StringComparison.Ordinal);
        Snapshot.Match(run.Output.Replace(folder.FullName, "FOLDER", StringComparison.Ordinal), format, format is "table" ? "txt" : format);
    }

    [Fact]
    public async Task TheSameContentIsTheSameVersionWhateverItIsCalled()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one", Before, "1");
        Write(folder, "two", Before, "2");

        var same = await EnvMapCli.RunInAsync(folder.FullName, null, "plan", "two", "--against", "one", "--exit-code");
        Assert.Equal((0, ""), (same.ExitCode, same.Error));
        Assert.EndsWith("\nNothing would be done; 4 services stay as they are\n", same.Output, StringComparison.Ordinal);

        // What is built follows the contents of the files, of which Compose itself sees nothing.
        folder.Write("two/files/c", "other");
        var other = await EnvMapCli.RunInAsync(folder.FullName, null, "plan", "two", "--against", "one", "--exit-code");
        Assert.Equal((1, ""), (other.ExitCode, other.Error));
        Assert.Contains("image shop:1 → shop:new-version; label org.envmap.version is changed", other.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 replaced; 3 services stay as they are\n", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APublishedFolderIsComparedWithWhatItsComposeFolderHolds()
    {
        using var written = new WrittenCompose();
        await written.WriteAsync(WrittenCompose.Profile("staging-0"));

        var run = await EnvMapCli.RunAsync("plan", WrittenCompose.Profile("staging-0"), "--against", written.Folder, "--exit-code");
        Assert.Equal("", run.Error);
        // The passwords of the one are not those of the other.
        Assert.DoesNotContain("image ", run.Output, StringComparison.Ordinal);

        written.Put("compose.yaml", written["compose.yaml"].Replace("nginx:1.29", "nginx:1.28", StringComparison.Ordinal));
        run = await EnvMapCli.RunAsync("plan", WrittenCompose.Profile("staging-0"), "--against", written.Folder, "--exit-code");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("image docker.io/library/nginx:1.28 → docker.io/library/nginx:1.29", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVariableMayHaveAnotherOneForItsDefault()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one", Before, "1");
        Write(folder, "two", Before, "1");
        folder.Write("two/.env", "ENVMAP_VERSION=1\nBASE=80\nPORT=${NOT_SET:-${BASE}${BASE:+10}}\n");
        folder.Write("one/.env", "ENVMAP_VERSION=1\nPORT=8010\n");

        var run = await EnvMapCli.RunInAsync(folder.FullName, null, "plan", "two", "--against", "one", "--exit-code");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("\nNothing would be done; 4 services stay as they are\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no compose.yaml in 'nowhere'", "plan", "nowhere")]
    [InlineData("There is no compose.yaml in 'nowhere'", "plan", "one", "--against", "nowhere")]
    [InlineData("'../1' is no version.", "plan", "one", "--version", "../1")]
    [InlineData("Leave --host or --against out.", "plan", "one", "--against", "one", "--host", "machine")]
    [InlineData("is no YAML", "plan", "broken")]
    [InlineData("services.app.image must be a string", "plan", "wrong")]
    public async Task WhatCannotBePlannedIsBadInput(string cure, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one", Before, "1");
        folder.Write("broken/compose.yaml", "services: [ }");
        folder.Write("wrong/compose.yaml", "name: wrong\nservices: { app: { image: 5 } }\n");

        var run = await EnvMapCli.RunInAsync(folder.FullName, null, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(cure, run.Error, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string name, string text, string version)
    {
        folder.Write($"{name}/compose.yaml", text);
        folder.Write($"{name}/.env", $"ENVMAP_VERSION={version}\nPORT=80{version.Length}0\n");
        folder.Write($"{name}/files/c", "c");
    }
}

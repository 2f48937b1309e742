using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Losses;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

public sealed class ComposeTargetTests
{
    private const string Planted = "planted-6f1d";

    [Theory]
    [InlineData("local-1")]
    [InlineData("staging-0")]
    [InlineData("production-0")]
    public async Task APublishedProfileIsWritten(string profile)
    {
        using var written = new WrittenCompose();
        var result = await written.WriteAsync(WrittenCompose.Profile(profile));

        Assert.True(result.IsWritten);
        Assert.Empty(result.Open);
        Assert.False(result.Losses.HasLosses, string.Join('\n', result.Losses.Entries));
        Snapshot.Match(written["compose.yaml"], profile, "yaml");
        Snapshot.Match(written[".env.example"], $"{profile}-env");
    }

    [Theory]
    [InlineData("local-1")]
    [InlineData("staging-0")]
    [InlineData("production-0")]
    public async Task WhatIsGivenAloneDecidesOverEveryByte(string profile)
    {
        using var first = new WrittenCompose();
        using var second = new WrittenCompose();
        foreach (var written in new[] { first, second })
        {
            await written.WriteAsync(WrittenCompose.Profile(profile), GivenValue);
        }
        var bytes = first.Bytes();
        Assert.Equal(bytes, second.Bytes());

        await first.WriteAsync(WrittenCompose.Profile(profile));
        Assert.Equal(bytes, first.Bytes());

        // What is no secret has its default.
        static string? GivenValue(string name) => name.Contains("password", StringComparison.Ordinal) || name.Contains("secret", StringComparison.Ordinal) ? $"given-{name}" : null;
    }

    [Fact]
    public async Task WhatSomebodyChangedStays()
    {
        using var written = new WrittenCompose();
        written.Put(".env", "# ours\nENVMAP_VERSION=1.2.3\nEXTRA='more'\nPOSTGRES_PASSWORD=\"it's $$5\"\n");
        written.Put("compose.override.yaml", "services: {}\n");
        written.Put("files/stale.conf", "old");

        await written.WriteAsync(WrittenCompose.Profile("staging-0"));

        Assert.StartsWith("# ours\nENVMAP_VERSION=1.2.3\nEXTRA='more'\nPOSTGRES_PASSWORD=\"it's $$5\"\n\n# ", written[".env"], StringComparison.Ordinal);
        Assert.Contains("\nEDGE_HTTP_PORT=80\n", written[".env"], StringComparison.Ordinal);
        Assert.Equal("it's $5", written["secrets/postgres-password"]);
        Assert.Equal("services: {}\n", written["compose.override.yaml"]);
        Assert.False(File.Exists(Path.Combine(written.Folder, "files", "stale.conf")));
    }

    [Fact]
    public async Task FilesFollowTheInputsThatSomebodyChanged()
    {
        using var written = new WrittenCompose();
        written.Put(".env", "EDGE_DOMAIN=example.org\n");

        await written.WriteAsync(WrittenCompose.Profile("production-0"));

        Assert.Contains("server_name api.example.org;", written["files/edge/etc/nginx/templates/edge.conf.template"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretsStandWhereTheirOwnerAloneGetsAndNowhereElse()
    {
        using var written = new WrittenCompose();
        await written.WriteAsync(WrittenCompose.Profile("production-0"), name => name is "postgres-password" ? Planted : null);

        Assert.Equal([Path.Combine("secrets", "postgres-password")], written.Contents().Where(file => file.Value.Contains(Planted, StringComparison.Ordinal)).Select(file => file.Key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(written.Folder, "secrets")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(Path.Combine(written.Folder, "secrets", "postgres-password")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(written.Folder, ".env")));
    }

    [Fact]
    public async Task WhereTheMapTrustsEnvFilesTheyHoldTheSecretsToo()
    {
        using var written = new WrittenCompose();
        await written.WriteAsync(WrittenCompose.Profile("staging-0"), name => name is "postgres-password" ? Planted : null);

        Assert.Equal([".env", Path.Combine("secrets", "postgres-password")],
            written.Contents().Where(file => file.Value.Contains(Planted, StringComparison.Ordinal)).Select(file => file.Key));
    }

    [Fact]
    public async Task TheFolderOfTheSecretsCanBeElsewhere()
    {
        using var written = new WrittenCompose();
        using var elsewhere = new TemporaryFolder();
        await written.WriteAsync(WrittenCompose.Profile("production-0"));
        await written.WriteAsync(WrittenCompose.Profile("production-0"), secretsFolder: elsewhere["kept"]);
        var password = File.ReadAllText(elsewhere["kept", "postgres-password"]);
        await written.WriteAsync(WrittenCompose.Profile("production-0"));

        Assert.Contains($"\nENVMAP_SECRETS_DIR={elsewhere["kept"]}\n", written[".env"], StringComparison.Ordinal);
        Assert.Equal(password, File.ReadAllText(elsewhere["kept", "postgres-password"]));
    }

    /// <summary>A shell completes a folder's name with a slash, and a folder may be reached by a link.</summary>
    [Theory]
    [InlineData("secrets/")]
    [InlineData("./secrets/.")]
    [InlineData("../linked/secrets")]
    public async Task TheFolderTheyAreInKeepsTheSecretsHoweverItIsWritten(string name)
    {
        using var written = new WrittenCompose();
        await written.WriteAsync(WrittenCompose.Profile("production-0"));
        var password = written["secrets/postgres-password"];
        Directory.CreateSymbolicLink(Path.Combine(written.Folder, "../linked"), written.Folder);

        await written.WriteAsync(WrittenCompose.Profile("production-0"), secretsFolder: Path.Join(written.Folder, name));
        await written.WriteAsync(WrittenCompose.Profile("production-0"));

        Assert.Equal(password, written["secrets/postgres-password"]);
    }

    [Fact]
    public async Task WhereTheSecretsCannotBeWrittenNothingNamesTheirNewFolder()
    {
        using var written = new WrittenCompose();
        await written.WriteAsync(WrittenCompose.Profile("production-0"));
        var before = written.Contents();
        var belowAFile = Path.Combine(written.Folder, "compose.yaml", "secrets");

        await Assert.ThrowsAnyAsync<IOException>(() => written.WriteAsync(WrittenCompose.Profile("production-0"), secretsFolder: belowAFile));

        Assert.Equal(before, written.Contents());
    }

    [Fact]
    public async Task NoRepositorySeesSecretsNorWhatIsBuilt()
    {
        using var repository = new TemporaryFolder();
        await ChildProcess.RunAsync("git", ["init", "--quiet", repository.FullName]);
        repository.Write("compose/build/api/app/api.dll", "built");
        await WriteAsync(repository["kept"]);
        repository.Write("compose/..env.0c8f", "PASSWORD=half-written");
        repository.Write("compose/.envmap/lock", "");
        await WriteAsync(null);

        Assert.True(File.Exists(repository["kept", "postgres-password"]));
        Assert.True(File.Exists(repository["compose", "build", "api", "app", "api.dll"]));
        await using var git = ChildProcess.Start("git", ["-C", repository.FullName, "ls-files", "--others", "--exclude-standard"]);
        Assert.Equal(0, await git.WaitForExitAsync());
        Assert.Equal(
            ["compose/.env.example", "compose/.gitignore", "compose/build/api/.dockerignore", "compose/build/api/Dockerfile", "compose/compose.yaml", "compose/loss-report.json"],
            git.Output.Split('\n').Where(file => !file.StartsWith("compose/files/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        async Task WriteAsync(string? secrets)
        {
            var source = DeploySource.Read(WrittenCompose.Profile("production-0"), [])!;
            await new ComposeTarget { SecretsFolder = secrets }.WriteAsync(new DeployInput { Source = source, OutputFolder = repository.FullName, GivenValue = _ => null }, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task AFolderThatOthersMayEnterGetsNoSecretAndStaysAsItIs()
    {
        using var written = new WrittenCompose();
        using var shared = new TemporaryFolder();
        const UnixFileMode Open = (UnixFileMode)0x1ED;
        File.SetUnixFileMode(shared.FullName, Open);

        var result = await written.WriteAsync(WrittenCompose.Profile("production-0"), secretsFolder: shared.FullName);

        Assert.Contains("chmod 700", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(Open, File.GetUnixFileMode(shared.FullName));
        Assert.Empty(Directory.GetFileSystemEntries(shared.FullName));
        Assert.False(Directory.Exists(written.Folder));
    }

    /// <summary>Compose prefers the shell's variables to those of .env.</summary>
    [Fact]
    public async Task AnInputIsNotNamedAsAVariableThatEveryShellHas()
    {
        using var written = new WrittenCompose();
        await written.WriteManifestAsync("""
            { "resources": {
              "user": { "type": "parameter.v0", "value": "{user.inputs.value}", "inputs": { "value": { "type": "string" } } },
              "docker-host": { "type": "parameter.v0", "value": "{docker-host.inputs.value}", "inputs": { "value": { "type": "string" } } },
              "web": { "type": "container.v0", "image": "web:1", "env": { "A": "{user.value}", "B": "{docker-host.value}" } } } }
            """, name => name);

        Assert.Contains("${PARAM_USER:", written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains("\nPARAM_USER=user\n", written[".env"], StringComparison.Ordinal);
        Assert.Contains("\nPARAM_DOCKER_HOST=docker-host\n", written[".env"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormThatNobodyKnowsIsALossAndNotTheValueAsItIs()
    {
        using var written = new WrittenCompose();
        var result = await written.WriteManifestAsync("""
            { "resources": {
              "name": { "type": "parameter.v0", "value": "{name.inputs.value}", "inputs": { "value": { "type": "string" } } },
              "coded": { "type": "annotated.string", "value": "{name.value}", "filter": "base64" },
              "web": { "type": "container.v0", "image": "web:1", "env": { "A": "{coded.value}" } } } }
            """, name => "plain-value");

        Assert.DoesNotContain("plain-value", written["compose.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("${NAME", written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Resource: "web" });
    }

    [Theory]
    [InlineData("A='open")]
    [InlineData("POSTGRES_PASSWORD=$OTHER")]
    public async Task AnEnvFileThatCannotBeUsedChangesNothing(string text)
    {
        using var written = new WrittenCompose();
        written.Put(".env", text);

        var result = await written.WriteAsync(WrittenCompose.Profile("staging-0"));

        Assert.Equal(1, Assert.Single(result.Problems).Line);
        Assert.Equal([KeyValuePair.Create(".env", text)], written.Contents());
    }

    [Fact]
    public async Task AManifestAloneIsWrittenAndItIsSaidWhatWasAssumedAndLost()
    {
        using var written = new WrittenCompose();
        var result = await written.WriteManifestAsync(ForeignManifest.Text, name => name is "api-key" ? Planted : null);

        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Resource: "tool" });
        Assert.Contains("The input 'tenant' has no value. Set TENANT in .env.", result.Open);
        Assert.Contains(result.Open, open => open.StartsWith("The secret 'cache-password' has no value.", StringComparison.Ordinal));
        Assert.Equal("CONNECTION='key=planted-6f1d;host=cache'\n", written["secrets/shop.env"]);
        Snapshot.Match(written["compose.yaml"], extension: "yaml");
        Snapshot.Match(written["loss-report.json"], "losses", "json");
    }
}

using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Losses;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>Where the values of inputs go, and what is said where one is missing.</summary>
public sealed class ComposeInputsTests : IDisposable
{
    private const string Planted = "planted-9c2e";

    private const string Notes = """{ "row": ".env files", "state": "in", "cell": "Not secure" }""";

    private readonly WrittenCompose _written = new();

    [Fact]
    public async Task AnInputWithASecretInItsDefaultIsSecret()
    {
        await _written.WriteProfileAsync("""
            { "resources": {
              "web": { "type": "container.v0", "image": "web:1", "env": { "WHO": "{who.value}", "VIA": "{via.value}" } },
              "via": { "type": "parameter.v0", "value": "{via.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "<{who.value}>" } } } },
              "who": { "type": "parameter.v0", "value": "{who.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "joe {pw.value}" } } } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """, "", rows: Notes, given: name => name is "pw" ? Planted : null);

        Assert.Equal($"WHO='joe {Planted}'\nVIA='<joe {Planted}>'\n", _written["secrets/web.env"]);
        Assert.Equal(["secrets/pw", "secrets/web.env"], _written.Contents().Where(file => file.Value.Contains(Planted, StringComparison.Ordinal)).Select(file => file.Key));
    }

    [Fact]
    public async Task ASecretThatStandsOnlyInsideOfOthersStaysTheSame()
    {
        const string Manifest = """
            { "resources": {
              "db": { "type": "container.v0", "image": "db:1", "env": { "PASSWORD": "{pw.value}", "KEY": "k={key.value}" } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } } } },
              "key": { "type": "parameter.v0", "value": "{key.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """;
        using var elsewhere = new TemporaryFolder();
        await _written.WriteManifestAsync(Manifest, name => name is "key" ? Planted : null);
        var first = _written.Contents();
        Assert.Contains("It holds: db.env, key, pw.\n", first[".env"], StringComparison.Ordinal);

        Assert.Empty((await _written.WriteManifestAsync(Manifest)).Open);
        Assert.Equal(first, _written.Contents());

        Assert.Empty((await _written.WriteManifestAsync(Manifest, secretsFolder: elsewhere["kept"])).Open);
        Assert.Equal(first["secrets/db.env"], File.ReadAllText(elsewhere["kept", "db.env"]));
        Assert.Empty((await _written.WriteManifestAsync(Manifest)).Open);
        Assert.Equal(first["secrets/db.env"], File.ReadAllText(elsewhere["kept", "db.env"]));
        Assert.False(Directory.Exists(Path.Combine(_written.Folder, "secrets")));
    }

    [Fact]
    public async Task AnArgumentOfABuildIsNoPlaceForASecret()
    {
        var result = await _written.WriteManifestAsync("""
            { "resources": {
              "web": { "type": "container.v1", "build": { "context": ".", "dockerfile": "Dockerfile", "args": { "MODE": "fast", "TOKEN": "{pw.value}" } } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """, _ => Planted);

        Assert.Contains("- MODE=fast\n", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Field: "/resources/web/build/args/TOKEN" } && entry.Reason.Contains("history", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecretThatStandsInLargerTextsAloneIsTheSameTheNextTime()
    {
        const string Manifest = """
            { "resources": {
              "web": { "type": "container.v0", "image": "web:1", "env": { "MADE": "{made.value}", "URL": "joe:{form.value}@" } },
              "form": { "type": "annotated.string", "value": "{pw.value}", "filter": "uri" },
              "made": { "type": "parameter.v0", "value": "{made.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } } } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """;
        await _written.WriteManifestAsync(Manifest, name => name is "pw" ? $"{Planted}/" : null);
        var before = _written["secrets/web.env"];
        Assert.Contains($"URL=joe:{Planted}%2F@", before, StringComparison.Ordinal);

        var result = await _written.WriteManifestAsync(Manifest);

        Assert.Empty(result.Open);
        Assert.Equal(before, _written["secrets/web.env"]);
        Assert.Equal($"{Planted}/", _written["secrets/pw"]);
        Assert.DoesNotContain("secrets:", _written["compose.yaml"], StringComparison.Ordinal);
    }

    /// <summary>Compose would put in the value that <c>.env</c> has under the name of the argument.</summary>
    [Theory]
    [InlineData("PW")]
    [InlineData("PW_URI")]
    public async Task AnArgumentOfABuildWithoutAValueTakesNoSecretFromEnv(string argument)
    {
        var result = await _written.WriteManifestAsync($$"""
            { "resources": {
              "web": { "type": "container.v1", "args": [ "{pw.value}" ], "build": { "context": ".", "dockerfile": "Dockerfile", "args": { "MODE": null, "{{argument}}": null } } },
              "form": { "type": "annotated.string", "value": "{pw.value}", "filter": "uri" },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """, _ => Planted);

        Assert.Contains("args:\n        - MODE\n    ", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains(result.Losses.Entries, entry => entry.Outcome is LossOutcome.Lost && entry.Field == $"/resources/web/build/args/{argument}");
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("compose", "", true)]
    [InlineData("# compose\ncompose/.env", "", false)]
    [InlineData("compose/.env\n/compose/secrets/", "", true)]
    [InlineData("**/secrets\n**/.e?v", "", true)]
    [InlineData("*\n!web", "", true)]
    [InlineData("*\n!compose/s*", "", false)]
    [InlineData("*\n!compose/[s]ecrets", "", false)]
    [InlineData("comp[o]se", "", false)]
    [InlineData("compose", "*.md", false)]
    [InlineData("", "compose", true)]
    public async Task AnImageIsNotBuiltFromAFolderThatHasTheSecrets(string ignored, string ignoredForTheRecipe, bool allowed)
    {
        using var source = new TemporaryFolder();
        source.Write("aspire-manifest.json", """
            { "resources": {
              "web": { "type": "container.v1", "build": { "context": ".", "dockerfile": "web/Dockerfile" }, "env": { "PW": "{pw.value}" } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """);
        foreach (var (path, text) in new[] { (".dockerignore", ignored), ("web/Dockerfile.dockerignore", ignoredForTheRecipe) }.Where(file => file.Item2.Length > 0))
        {
            source.Write(path, text);
        }

        var read = DeploySource.Read(source.FullName, [])!;
        var result = await new ComposeTarget().WriteAsync(new DeployInput { Source = read, OutputFolder = source.FullName, GivenValue = _ => Planted }, TestContext.Current.CancellationToken);

        Assert.Equal((allowed, allowed), (result.IsWritten, Directory.Exists(source["compose"])));
        Assert.Equal(allowed, !result.Problems.Any(problem => problem.Message.Contains($"Write the line 'compose/secrets' into '{source[".dockerignore"]}'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WithoutSecretsAnImageIsBuiltFromAnyFolder()
    {
        var result = await _written.WriteManifestAsync("""
            { "resources": { "web": { "type": "container.v1", "build": { "context": "..", "dockerfile": "Dockerfile" } } } }
            """);

        Assert.True(result.IsWritten);
    }

    [Fact]
    public async Task WithoutAValueAFileIsNotWrittenEmpty()
    {
        const string Manifest = """
            { "resources": {
              "web": { "type": "container.v0", "image": "web:1" },
              "who": { "type": "parameter.v0", "value": "{who.inputs.value}", "inputs": { "value": { "type": "string" } } } } }
            """;
        const string Profile = """ "web": { "files": [ { "path": "/etc/web.conf", "source": "files/web.conf" } ] } """;
        var result = await _written.WriteProfileAsync(Manifest, Profile, files: [("files/web.conf", "who {who.value}")]);

        Assert.Equal(["The input 'who' has no value. Set WHO in .env and publish again.", "'files/web.conf' is not written, and 'web' cannot start without it: 'who' has no value."], result.Open);
        Assert.False(File.Exists(Path.Combine(_written.Folder, "files", "web.conf")));

        _written.Put(".env", "WHO=joe\n");
        result = await _written.WriteProfileAsync(Manifest, Profile);

        Assert.Empty(result.Open);
        Assert.Equal("who joe", _written["files/web.conf"]);
    }

    [Theory]
    [InlineData("ENVMAP_SECRETS_DIR=$HOME/keys", "$")]
    [InlineData("ENVMAP_SECRETS_DIR=", "empty")]
    [InlineData("ENVMAP_SECRETS_DIR", "ENVMAP_SECRETS_DIR=value")]
    public async Task AFolderOfSecretsThatOnlyComposeKnowsIsRefused(string line, string expected)
    {
        _written.Put(".env", $"{line}\n");

        var result = await _written.WriteAsync(WrittenCompose.Profile("production-0"));

        Assert.Contains(expected, Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal([KeyValuePair.Create(".env", $"{line}\n")], _written.Contents());
    }

    [Fact]
    public async Task AValueThatIsGivenTooLateIsTold()
    {
        await _written.WriteAsync(WrittenCompose.Profile("production-0"));
        var password = _written["secrets/postgres-password"];

        var result = await _written.WriteAsync(WrittenCompose.Profile("production-0"), name => name is "postgres-password" ? Planted : null);

        var problem = Assert.Single(result.Problems);
        Assert.False(problem.IsError);
        Assert.Contains("Parameters__postgres_password is not taken", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, problem.Message, StringComparison.Ordinal);
        Assert.Equal(password, _written["secrets/postgres-password"]);
    }

    [Fact]
    public async Task SecretsMoveWithTheirFolder()
    {
        using var elsewhere = new TemporaryFolder();
        await _written.WriteAsync(WrittenCompose.Profile("production-0"));
        var password = _written["secrets/postgres-password"];

        await _written.WriteAsync(WrittenCompose.Profile("production-0"), secretsFolder: elsewhere["one"]);
        Assert.Equal(password, File.ReadAllText(elsewhere["one", "postgres-password"]));
        Assert.False(Directory.Exists(Path.Combine(_written.Folder, "secrets")));

        var result = await _written.WriteAsync(WrittenCompose.Profile("production-0"), secretsFolder: elsewhere["two"]);
        Assert.Equal(password, File.ReadAllText(elsewhere["two", "postgres-password"]));
        Assert.Contains(elsewhere["two"], Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(elsewhere["one", "postgres-password"]));
    }

    [Fact]
    public async Task ASecretThatOnlyEnvCanBringIsOpenWhereEnvIsToHoldNone()
    {
        const string Manifest = """
            { "resources": {
              "cache": { "type": "container.v0", "image": "redis:8.6", "args": [ "--requirepass", "{pw.value}" ], "env": { "PW": "{pw.value}" } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } } } } } }
            """;
        var result = await _written.WriteProfileAsync(Manifest, "", "production", Notes);

        Assert.Contains("set PW there by hand", Assert.Single(result.Open), StringComparison.Ordinal);
        Assert.Contains("\nPW=\n", _written[".env"], StringComparison.Ordinal);

        _written.Put(".env", $"PW={Planted}\n");
        result = await _written.WriteProfileAsync(Manifest, "", "production", Notes);

        Assert.Empty(result.Open);
        Assert.Equal($"PW={Planted}\n", _written["secrets/cache.env"]);
    }

    [Theory]
    [InlineData("", "No program can have")]
    [InlineData("A=B", "No program can have")]
    [InlineData("A\\u0000", "No program can have")]
    [InlineData("Section:Key", "cannot stand in a file of variables")]
    public async Task AVariableThatCannotBeIsALoss(string name, string reason)
    {
        var result = await _written.WriteManifestAsync($$"""
            { "resources": {
              "web": { "type": "container.v0", "image": "web:1", "env": { "{{name}}": "{pw.value}", "OTHER": "1" } },
              "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
            """, _ => Planted);

        Assert.Contains(reason, Assert.Single(result.Losses.Entries, entry => entry.Outcome is LossOutcome.Lost).Reason, StringComparison.Ordinal);
        Assert.Contains("OTHER: \"1\"", _written["compose.yaml"], StringComparison.Ordinal);
    }

    public void Dispose() => _written.Dispose();
}

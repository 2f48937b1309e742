using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class InputsVerbTests
{
    private const string Planted = "planted-7d1c";

    private const string Manifest = """
        { "resources": {
          "db": { "type": "container.v0", "image": "postgres:18", "env": { "PASSWORD": "{pw.value}", "MODE": "{mode.value}" } },
          "shop": { "type": "container.v0", "image": "shop:1", "args": [ "--region", "{region.value}" ], "env": { "GREETING": "{greeting.value}", "KEY": "key={key.value}", "TEXT": "$${MODE}" },
            "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 80, "external": true } } },
          "pw": { "type": "parameter.v0", "value": "{pw.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } } } },
          "mode": { "type": "parameter.v0", "value": "{mode.inputs.value}", "inputs": { "value": { "type": "string" } } },
          "region": { "type": "parameter.v0", "value": "{region.inputs.value}", "inputs": { "value": { "type": "string" } } },
          "greeting": { "type": "parameter.v0", "value": "{greeting.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "hello {who.value}" } } } },
          "who": { "type": "parameter.v0", "value": "{who.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "world" } } } },
          "key": { "type": "parameter.v0", "value": "{key.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } } } }
        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    public async Task EveryValueIsToldWithItsPlaceItsOriginAndItsUsers(string format)
    {
        using var folder = new TemporaryFolder();
        var files = new[]
        {
            folder.Write("aspire-manifest.json", Manifest),
            folder.Write("compose/.env", "SHOP_HTTP_PORT=8088\nREGION='north|west'\n"),
            folder.Write("compose/secrets/key", Planted),
        };
        File.SetUnixFileMode(folder["compose", "secrets"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var run = await EnvMapCli.RunInAsync(
            folder.FullName, new Dictionary<string, string?> { ["Parameters__who"] = "moon" }, "inputs", "aspire-manifest.json", "--format", format, "--check");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Snapshot.Match(run.Output.Replace(folder.FullName, "FOLDER", StringComparison.Ordinal), format, format is "table" ? "txt" : format);
        Assert.DoesNotContain(Planted, run.Output, StringComparison.Ordinal);
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    /// <summary>What was missing when the folder was written stands in it without a value, which is no value to keep.</summary>
    [Fact]
    public async Task AValueThatIsGivenLaterTakesThePlaceOfNone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", Manifest);
        Assert.Equal(0, (await RunAsync("compose")).ExitCode);
        var environment = File.ReadAllText(folder["compose", ".env"]).Replace("GREETING='hello world'", "GREETING=", StringComparison.Ordinal);
        Assert.All(["GREETING", "MODE", "REGION"], name => Assert.Contains($"\n{name}=\n", environment, StringComparison.Ordinal));
        folder.Write("compose/.env", environment);

        Assert.Equal(0, (await RunAsync("inputs", "--check")).ExitCode);
        Assert.Equal(0, (await RunAsync("compose")).ExitCode);

        var expected = environment.Replace("\nREGION=\n", "\nREGION=north\n", StringComparison.Ordinal).Replace("\nMODE=\n", "\nMODE=fast\n", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(folder["compose", ".env"]));

        Task<EnvMapCli> RunAsync(string verb, params string[] options) => EnvMapCli.RunInAsync(
            folder.FullName,
            File.Exists(folder["compose", ".env"])
                ? new Dictionary<string, string?> { ["Parameters__region"] = "north", ["Parameters__mode"] = "fast", ["Parameters__key"] = Planted }
                : null,
            [verb, "aspire-manifest.json", .. options]);
    }

    [Fact]
    public async Task WhatIsWrittenIsWhatWasToldAndThenComesFromThere()
    {
        using var folder = new TemporaryFolder();
        var before = await OriginsAsync();
        Assert.Equal(["default", "generated"], before.Values.Distinct().Order(StringComparer.Ordinal));
        var written = await EnvMapCli.RunAsync("compose", WrittenCompose.Profile("production-0"), "--output", folder.FullName);
        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        var after = await OriginsAsync();
        Assert.Equal(before.Keys, after.Keys);
        var table = await EnvMapCli.RunAsync("inputs", "production-0", "--output", folder.FullName);
        Assert.Matches(@"\n  ENVMAP_SECRETS_DIR .* api, postgres\n", table.Output);
        Assert.Equal(before.Values.Select(origin => origin is "generated" ? "secrets-folder" : "env-file"), after.Values);

        async Task<Dictionary<string, string>> OriginsAsync()
        {
            // By its name, from below the map.
            var run = await EnvMapCli.RunInAsync(RepositoryRoot.Combine("docs"), null, "inputs", "production-0", "--output", folder.FullName, "--check", "--format", "json");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            using var report = JsonDocument.Parse(run.Output);
            return report.RootElement.GetProperty("inputs").EnumerateArray().ToDictionary(input => input.GetProperty("name").GetString()!, input => input.GetProperty("origin").GetString()!);
        }
    }

    [Fact]
    public async Task AValueThatIsGivenInVainIsToldWithoutIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", Manifest);
        folder.Write("compose/.env", "PW=kept-here\n");

        var run = await EnvMapCli.RunInAsync(folder.FullName, new Dictionary<string, string?> { ["Parameters__pw"] = Planted }, "inputs", ".");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Parameters__pw is not taken", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("kept-here", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "inputs", "nowhere")]
    [InlineData("", "inputs", "stagin-0")]
    [InlineData("MODE=$HOME\n", "inputs", ".")]
    public async Task WhatCannotBeReadIsBadInput(string environment, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("aspire-manifest.json", Manifest);
        folder.Write("compose/.env", environment);

        var run = await EnvMapCli.RunInAsync(folder.FullName, null, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("error: ", run.Error, StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>What arrives in a container of a real engine.</summary>
[RequiresCompose]
public sealed class ComposeValuesTests
{
    // .env holds secrets too, where the map trusts it: an argument gets them from there.
    private const string TrustedEnvFiles = """{ "row": ".env files", "state": "in", "cell": "✅", "realisedBy": [], "reason": "trusted" }""";

    [Fact]
    public async Task EveryValueArrivesUnchanged()
    {
        using var written = new WrittenCompose();
        var result = await written.WriteManifestAsync(AwkwardManifest.Text, AwkwardManifest.Given);
        Assert.True(result.IsWritten);
        await using var project = new ComposeProject(written.Folder);
        await project.UpAsync();

        var environment = (await ReadAsync(project, "/proc/1/environ")).Split('\0').Where(line => line.Contains('=')).ToDictionary(line => line[..line.IndexOf('=')], line => line[(line.IndexOf('=') + 1)..]);

        foreach (var (name, value) in AwkwardValues.All)
        {
            Assert.All(AwkwardManifest.Kinds, kind => Assert.Equal($"{kind}{name}={value}", $"{kind}{name}={environment[$"{kind}{name}"]}"));
            Assert.Equal($"<{value}>", environment[$"WITHIN_{name}"]);
        }
    }

    [Fact]
    public async Task EveryArgumentArrivesUnchanged()
    {
        using var written = new WrittenCompose();
        await written.WriteProfileAsync(AwkwardManifest.Arguments, """ "box": { "stopGraceSeconds": 1 } """, rows: TrustedEnvFiles, given: AwkwardManifest.Given);
        await using var project = new ComposeProject(written.Folder);
        await project.UpAsync();

        var arrived = await ReadAsync(project, "/proc/1/cmdline");
        Assert.Equal(AwkwardManifest.ExpectedArguments.Prepend("sh"), arrived[..^1].Split('\0').AsEnumerable());
    }

    /// <summary>The same for Compose, which puts the value into a variable, and for us, who put it into a file.</summary>
    [Fact]
    public async Task WhatSomebodyQuotedByHandInTheEnvFileArrivesUnchanged()
    {
        // Nothing can be escaped within '…'; within "…" a backslash does it.
        var values = AwkwardValues.All.Where(value => value.Value.Length > 0 && !value.Value.Contains('\'') && !value.Value.EndsWith('\\'))
            .Select(value => (Name: $"single-{value.Key.ToLowerInvariant()}", value.Value, Line: $"SINGLE_{value.Key}='{value.Value}'  # by hand"))
            .Concat(AwkwardValues.All.Where(value => value.Value.Length > 0).Select(value => (Name: $"double-{value.Key.ToLowerInvariant()}", value.Value, Line: $"export DOUBLE_{value.Key} = {InDoubleQuotes(value.Value)}")))
            .ToList();
        using var written = new WrittenCompose();
        written.Put(".env", string.Concat(values.Select(value => $"{value.Line}\n")));
        var resources = new JsonObject();
        var environment = new JsonObject();
        foreach (var (name, _, _) in values)
        {
            environment[name.ToUpperInvariant().Replace('-', '_')] = $"{{{name}.value}}";
            resources[name] = new JsonObject { ["type"] = "parameter.v0", ["value"] = $"{{{name}.inputs.value}}", ["inputs"] = new JsonObject { ["value"] = new JsonObject { ["type"] = "string" } } };
        }
        resources["box"] = new JsonObject { ["type"] = "container.v0", ["image"] = "busybox:1.37", ["entrypoint"] = "sleep", ["args"] = new JsonArray("3600"), ["env"] = environment };
        var result = await written.WriteProfileAsync(
            new JsonObject { ["resources"] = resources }.ToJsonString(), """ "box": { "stopGraceSeconds": 1, "files": [ { "path": "/etc/box.conf", "source": "files/box.conf" } ] } """,
            files: ("files/box.conf", string.Join('~', values.Select(value => $"{{{value.Name}.value}}"))));
        Assert.Empty(result.Problems);
        Assert.Empty(result.Open);
        await using var project = new ComposeProject(written.Folder);
        await project.UpAsync();

        var arrived = (await ReadAsync(project, "/proc/1/environ")).Split('\0');
        Assert.All(values, value => Assert.Contains($"{value.Name.ToUpperInvariant().Replace('-', '_')}={value.Value}", arrived));
        Assert.Equal(values.Select(value => value.Value), (await ReadAsync(project, "/etc/box.conf")).Split('~'));
    }

    [Fact]
    public async Task SecretsArriveAsFilesThatAnyUserOfTheContainerReads()
    {
        using var source = new TemporaryFolder();
        using var written = new WrittenCompose();
        var manifest = source.Write("aspire-manifest.json", AwkwardManifest.Text);
        source.Write("profile.json", Profile());
        source.Write("files/box/etc/box.conf", "key = {secret-pem.value}");
        await written.WriteAsync(manifest, AwkwardManifest.Given);
        await using var project = new ComposeProject(written.Folder);
        await project.UpAsync();

        var environment = await ReadAsync(project, "/proc/1/environ");
        Assert.DoesNotContain("BEGIN PRIVATE KEY", environment.Replace($"PLAIN_PEM={AwkwardValues.Key}", "", StringComparison.Ordinal).Replace($"INPUT_PEM={AwkwardValues.Key}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var (name, value) in AwkwardValues.All.Where(value => value.Value.Length > 0))
        {
            Assert.Equal(value, await ReadAsync(project, $"/run/secrets/SECRET_{name}"));
            Assert.Equal($"<{value}>", await ReadAsync(project, $"/run/secrets/WITHIN_{name}"));
        }
        Assert.Equal($"key = {AwkwardValues.Key}", await ReadAsync(project, "/etc/box.conf"));
        Assert.Equal("1654:1654", await project.InspectAsync("box", "{{.Config.User}}"));
    }

    private static string InDoubleQuotes(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\"";

    // base64, since Compose's output is read by lines.
    private static async Task<string> ReadAsync(ComposeProject project, string file)
        => Encoding.UTF8.GetString(Convert.FromBase64String((await project.RunAsync("exec", "--no-TTY", "box", "base64", file)).Replace("\n", "", StringComparison.Ordinal)));

    private static string Profile() => new JsonObject
    {
        ["version"] = 1,
        ["name"] = "staging-0",
        ["environment"] = "staging",
        ["phase"] = 0,
        ["rows"] = new JsonArray(),
        ["resources"] = new JsonObject
        {
            ["box"] = new JsonObject
            {
                ["user"] = "1654:1654",
                ["secrets"] = new JsonObject { ["folder"] = "/run/secrets" },
                ["files"] = new JsonArray(new JsonObject { ["path"] = "/etc/box.conf", ["source"] = "files/box/etc/box.conf", ["secret"] = true }),
            },
        },
    }.ToJsonString();
}

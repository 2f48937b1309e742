using EnvMap.Deploy.Losses;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>What services wait for, see of the machine, and refer to.</summary>
public sealed class ComposeServicesTests : IDisposable
{
    private const string Three = """
        { "resources": {
          "a": { "type": "container.v0", "image": "a:1" },
          "b": { "type": "container.v0", "image": "b:1", "bindings": { "t": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 1 } } },
          "c": { "type": "container.v0", "image": "c:1" },
          "db": { "type": "value.v0", "connectionString": "Host={b.bindings.t.host}" } } }
        """;

    private readonly WrittenCompose _written = new();

    [Fact]
    public async Task ACircleOfWaitsIsNamed()
    {
        var result = await _written.WriteProfileAsync(Three, """
            "a": { "startsAfter": [ { "resource": "db", "condition": "started" } ] },
            "b": { "startsAfter": [ { "resource": "c", "condition": "started" } ] },
            "c": { "startsAfter": [ { "resource": "b", "condition": "started" } ] }
            """);

        Assert.Contains("b → c → b", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_written.Folder));
    }

    [Fact]
    public async Task OfTwoWaitsForOneServerTheOneThatAsksForMoreCounts()
    {
        await _written.WriteProfileAsync(Three, """
            "a": { "startsAfter": [ { "resource": "b", "condition": "healthy" }, { "resource": "db", "condition": "started" } ] },
            "b": { "health": { "command": [ "true" ] } }
            """);

        Assert.Contains("depends_on:\n      b:\n        condition: service_healthy\n", _written["compose.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATaskIsAwaitedToItsEndAndStartedAgainOnlyWhereItFails()
    {
        await _written.WriteProfileAsync(Three, """
            "a": { "startsAfter": [ { "resource": "b", "condition": "completed" }, { "resource": "db", "condition": "started" } ] }
            """);

        Assert.Contains("depends_on:\n      b:\n        condition: service_completed_successfully\n", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.Equal(["a unless-stopped", "b on-failure", "c unless-stopped"], Restarts(_written["compose.yaml"]));
    }

    [Fact]
    public async Task CopiesDoNotShareAPortOfTheMachine()
    {
        var result = await _written.WriteProfileAsync("""
            { "resources": {
              "web": { "type": "container.v0", "image": "web:1", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 80, "external": true } } },
              "worker": { "type": "container.v0", "image": "worker:1" } } }
            """, """ "web": { "replicas": 2 }, "worker": { "replicas": 3 } """);

        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Resource: "web" } && entry.Reason.Contains("2 copies", StringComparison.Ordinal));
        Assert.DoesNotContain("replicas: 2", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains("replicas: 3", _written["compose.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task APathOfTheMachineStaysOne()
    {
        var result = await _written.WriteManifestAsync("""
            { "resources": {
              "web": { "type": "container.v0", "image": "web:1", "bindMounts": [
                { "source": "/var/run/docker.sock", "target": "/a" }, { "source": "C:\\data", "target": "/b" }, { "source": "conf/{who.value}", "target": "/c" }, { "source": "{host.value}/x", "target": "/d" } ] },
              "host": { "type": "parameter.v0", "value": "/srv" },
              "who": { "type": "parameter.v0", "value": "{who.inputs.value}", "inputs": { "value": { "type": "string" } } } } }
            """, _ => "joe");

        foreach (var source in new[] { "/var/run/docker.sock", "\"C:\\\\data\"", "/srv/x" })
        {
            Assert.Contains($"source: {source}\n", _written["compose.yaml"], StringComparison.Ordinal);
        }
        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Field: "/resources/web/bindMounts/2/source" });
    }

    [Fact]
    public async Task AReferenceToWhatIsNoServiceIsALoss()
    {
        var result = await _written.WriteManifestAsync("""
            { "resources": {
              "exe": { "type": "executable.v0", "command": "node", "workingDirectory": ".", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 8080 } } },
              "web": { "type": "container.v0", "image": "web:1", "env": { "H": "{exe.bindings.http.url}" } } } }
            """);

        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Field: "/resources/web/env/H" });
        Assert.DoesNotContain("http://exe", _written["compose.yaml"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\nRUN evil")]
    public async Task APathWithAControlCharacterIsRefusedWhereverItComesFrom(string text)
    {
        var result = await _written.WriteManifestAsync($$"""
            { "resources": {
              "p": { "type": "parameter.v0", "value": "{{text}}" },
              "web": { "type": "project.v0", "path": "Web{p.value}.csproj" } } }
            """);

        Assert.Contains("/resources/web/path: What the path comes to has a control character", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_written.Folder));
    }

    /// <summary>The recipe's first line is a command that people run.</summary>
    [Fact]
    public async Task ThePathOfAProjectIsOneWordOfTheCommand()
    {
        await _written.WriteManifestAsync("""{ "resources": { "web": { "type": "project.v0", "path": "a; touch b/We\"b's.csproj" } } }""");

        var recipe = _written["build/web/Dockerfile"];
        Assert.Contains("dotnet publish '../../../source/a; touch b/We\"b'\\''s.csproj' --configuration", recipe, StringComparison.Ordinal);
        Assert.Contains("""ENTRYPOINT ["dotnet", "We\"b's.dll"]""", recipe, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoutesWithoutAnEdgeAreALoss()
    {
        var result = await _written.WriteProfileAsync(
            """{ "resources": { "web": { "type": "container.v0", "image": "web:1", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 80 } } } } }""",
            """ "web": { "edgeRoutes": [ { "host": "web", "endpoint": "http" } ] } """);

        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Lost, Resource: "web" } && entry.Reason.Contains("no edge", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Restarts(string yaml)
    {
        var service = "";
        foreach (var line in yaml.Split('\n'))
        {
            // Two spaces and a name, then four and a field.
            service = line.StartsWith("  ", StringComparison.Ordinal) && line[2] is not ' ' ? line.Trim(' ', ':') : service;
            if (line.StartsWith("    restart: ", StringComparison.Ordinal))
            {
                yield return $"{service} {line.Split(' ')[^1]}";
            }
        }
    }

    public void Dispose() => _written.Dispose();
}

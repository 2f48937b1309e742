using EnvMap.Deploy.Losses;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>Names, variables and ports that two things want at once.</summary>
public sealed class ComposeNamesTests : IDisposable
{
    private readonly WrittenCompose _written = new();

    [Fact]
    public async Task TwoInputsThatWouldHaveOneVariableHaveTwo()
    {
        var result = await _written.WriteManifestAsync("""
            { "resources": {
              "pg": { "type": "container.v0", "image": "pg:1", "env": { "OWN": "{pg.inputs.password}" }, "inputs": { "password": { "type": "string", "secret": true, "default": { "generate": { "minLength": 10 } } } } },
              "pg-password": { "type": "parameter.v0", "value": "{pg-password.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 40 } } } } },
              "web": { "type": "container.v0", "image": "web:1", "env": { "P": "{pg-password.value}" } } } }
            """);

        Assert.Matches("^OWN='?[^=']{10}'?\n$", _written["secrets/pg.env"]);
        Assert.Matches("^P='?[^=']{40}'?\n$", _written["secrets/web.env"]);
        Assert.Contains(result.Losses.Entries, entry => entry.Outcome is LossOutcome.Assumed && entry.Reason.Contains("'pg-password-2'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoSecretsThatWouldHaveOneFileHaveTwo()
    {
        await _written.WriteProfileAsync("""
            { "resources": {
              "p": { "type": "parameter.v0", "value": "{p.inputs.value}", "inputs": { "value": { "type": "string", "secret": true } } },
              "a": { "type": "container.v0", "image": "a:1", "env": { "b-C": "one {p.value}" } },
              "a-b": { "type": "container.v0", "image": "b:1", "env": { "C": "two {p.value}" } } } }
            """, """
            "a": { "secrets": { "folder": "/run/secrets" }, "files": [
              { "path": "/x/key", "source": "files/x", "secret": true }, { "path": "/y/KEY", "source": "files/y", "secret": true } ] },
            "a-b": { "secrets": { "folder": "/run/secrets" } }
            """, given: _ => "v", files: [("files/x", "x {p.value}"), ("files/y", "y {p.value}")]);

        var secrets = _written.Contents().Where(file => file.Key.StartsWith("secrets/", StringComparison.Ordinal)).ToDictionary(file => file.Key, file => file.Value);
        Assert.Equal(["one v", "two v", "v", "x v", "y v"], secrets.Values.Order(StringComparer.Ordinal));
        Assert.Equal(secrets.Count, secrets.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task APortIsTakenForItsProtocolAlone()
    {
        await _written.WriteManifestAsync("""
            { "resources": { "dns": { "type": "container.v0", "image": "dns:1", "bindings": {
              "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 53, "external": true },
              "udp": { "scheme": "udp", "protocol": "udp", "transport": "tcp", "targetPort": 53, "external": true } } } } }
            """);

        Assert.Contains("DNS_TCP_PORT=53\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains("DNS_UDP_PORT=53\n", _written[".env"], StringComparison.Ordinal);
    }

    /// <summary>Whichever of the two is planned first: the address of the registry is part of the images' names.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("z")]
    public async Task ALocalEndpointGoesBeforeAnExternalOneOfTheSamePort(string name)
    {
        var result = await _written.WriteProfileAsync($$"""
            { "resources": {
              "{{name}}": { "type": "container.v0", "image": "a:1", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 5000, "port": 5000, "external": true } } },
              "registry": { "type": "container.v0", "image": "registry:3", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 5000, "port": 5000 } } } } }
            """, """ "registry": { "host": { "localEndpoints": ["http"] } } """);

        Assert.Contains("REGISTRY_HTTP_PORT=5000\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains($"{name.ToUpperInvariant()}_HTTP_PORT=5001\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains(result.Losses.Entries, entry => entry.Outcome is LossOutcome.Assumed && entry.Reason.Contains("since another service has 5000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoLocalEndpointsOfOnePortHaveTwo()
    {
        var result = await _written.WriteProfileAsync("""
            { "resources": {
              "a": { "type": "container.v0", "image": "a:1", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 5000, "port": 5000 } } },
              "b": { "type": "container.v0", "image": "b:1", "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 5000, "port": 5000 } } } } }
            """, """ "a": { "host": { "localEndpoints": ["http"] } }, "b": { "host": { "localEndpoints": ["http"] } } """);

        Assert.Contains("A_HTTP_PORT=5000\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains("B_HTTP_PORT=5001\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains(result.Losses.Entries, entry => entry.Outcome is LossOutcome.Assumed && entry.Resource is "b");
    }

    [Theory]
    [InlineData("docker.io/{team.value/")]
    [InlineData("docker.io/{tema.value}/")]
    public async Task AnAddressOfARegistryThatCannotBeReadIsTold(string address)
    {
        var result = await _written.WriteProfileAsync("""
            { "resources": {
              "team": { "type": "parameter.v0", "value": "{team.inputs.value}", "inputs": { "value": { "type": "string" } } },
              "a": { "type": "container.v1", "build": { "context": ".", "dockerfile": "Dockerfile" } } } }
            """, "}, \"registry\": { \"address\": \"" + address + "\"", given: _ => "v");

        Assert.False(result.IsWritten);
        Assert.Contains(result.Problems, problem => problem.IsError && problem.Path.EndsWith("profile.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoPortIsBeyondTheLast()
    {
        await _written.WriteManifestAsync("""
            { "resources": {
              "a": { "type": "container.v0", "image": "a:1", "bindings": { "t": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "port": 65535, "targetPort": 1, "external": true } } },
              "b": { "type": "container.v0", "image": "b:1", "bindings": { "t": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "port": 65535, "targetPort": 1, "external": true } } } } }
            """);

        Assert.Contains("A_T_PORT=65535\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains("B_T_PORT=1024\n", _written[".env"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task APortDoesNotTakeTheVariableOfAnInput()
    {
        await _written.WriteManifestAsync("""
            { "resources": {
              "web-http-port": { "type": "parameter.v0", "value": "{web-http-port.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "mine" } } } },
              "web": { "type": "container.v0", "image": "web:1", "env": { "A": "{web-http-port.value}" },
                "bindings": { "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "targetPort": 8080, "external": true } } } } }
            """);

        Assert.Contains("\nWEB_HTTP_PORT=mine\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains("\nWEB_HTTP_PORT_2=80\n", _written[".env"], StringComparison.Ordinal);
        Assert.Contains("published: ${WEB_HTTP_PORT_2}\n", _written["compose.yaml"], StringComparison.Ordinal);
    }

    /// <summary>A registry asked for nginx:1 gives its own.</summary>
    [Fact]
    public async Task AnImageThatIsBuiltHereHasNoNameOfARegistrysImage()
    {
        await _written.WriteManifestAsync("""
            { "resources": {
              "nginx": { "type": "project.v0", "path": "nginx.csproj" },
              "NGINX": { "type": "project.v0", "path": "other.csproj" },
              "a.-_b.": { "type": "container.v1", "build": { "context": ".", "dockerfile": "Dockerfile" } } } }
            """);

        Assert.Equal(
            ["image: ${ENVMAP_REGISTRY:-localhost/}source-a-b:${ENVMAP_VERSION}", "image: ${ENVMAP_REGISTRY:-localhost/}source-nginx-2:${ENVMAP_VERSION}", "image: ${ENVMAP_REGISTRY:-localhost/}source-nginx:${ENVMAP_VERSION}"],
            _written["compose.yaml"].Split('\n').Select(line => line.Trim().Trim('"').Replace("\"", "", StringComparison.Ordinal)).Where(line => line.StartsWith("image:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AVolumeHasANameThatAnEngineTakes()
    {
        var result = await _written.WriteManifestAsync("""
            { "resources": {
              "a": { "type": "container.v0", "image": "a:1", "volumes": [ { "name": "my data/a", "target": "/a" }, { "name": "", "target": "/b" }, { "name": "my data/a", "target": "/c" } ] } } }
            """);

        Assert.Equal(2, _written["compose.yaml"].Split("source: my-data-a").Length - 1);
        Assert.Contains("volumes:\n  my-data-a:\n", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains("- type: volume\n        target: /b\n", _written["compose.yaml"], StringComparison.Ordinal);
        Assert.Contains(result.Losses.Entries, entry => entry is { Outcome: LossOutcome.Assumed, Resource: "a" });
    }

    /// <summary>A volume whose labels change is one that Compose wants to make anew.</summary>
    [Fact]
    public async Task AVolumeHasNoLabelThatMayChange()
    {
        await _written.WriteAsync(WrittenCompose.Profile("local-1"));

        var volumes = _written["compose.yaml"][_written["compose.yaml"].IndexOf("\nvolumes:", StringComparison.Ordinal)..];
        Assert.Contains("org.envmap.resource: postgres", volumes, StringComparison.Ordinal);
        Assert.DoesNotContain("org.envmap.row", volumes, StringComparison.Ordinal);
    }

    public void Dispose() => _written.Dispose();
}

using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Expressions;

namespace EnvMap.Tests.Deploy.Manifests;

public sealed class ManifestResolverTests
{
    private const string Neighbours = """
        "api": { "type": "project.v0", "path": "Api.csproj", "bindings": {
            "http": { "scheme": "http", "protocol": "tcp", "transport": "http", "port": 80, "targetPort": 8080 },
            "https": { "scheme": "https", "protocol": "tcp", "transport": "http" } } },
        "pg": { "type": "container.v0", "image": "postgres:18.3", "connectionString": "Host={pg.bindings.tcp.host};Port={pg.bindings.tcp.port};Password={pg-password.value}",
            "bindings": { "tcp": { "scheme": "tcp", "protocol": "tcp", "transport": "tcp", "targetPort": 5432 } } },
        "db": { "type": "value.v0", "connectionString": "{pg.connectionString};Database=db" },
        "pg-password": { "type": "parameter.v0", "value": "{pg-password.inputs.value}", "inputs": { "value": { "type": "string", "secret": true, "default": { "generate": { "minLength": 22 } } } } },
        "pg-password-uri-encoded": { "type": "annotated.string", "value": "{pg-password.value}", "filter": "uri" },
        "greeting": { "type": "parameter.v0", "value": "{greeting.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "a b/ü" } } } },
        "greeting-uri-encoded": { "type": "annotated.string", "value": "<{greeting.value}>", "filter": "uri" },
        "stack": { "type": "aws.cloudformation.stack.v0", "stack-name": "infra" },
        "vault": { "type": "azure.bicep.v0", "path": "vault.bicep" },
        "machine": { "type": "quantum.v9", "qubits": 3 },
        """;

    private readonly TestAddresses _addresses = new() { Outputs = { ["stack.outputs.Queue"] = "https://sqs/queue", ["vault.secrets.key"] = "k" } };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("{api.bindings.http.url}", "http://api:80")]
    [InlineData("{api.bindings.http.host}|{api.bindings.http.port}|{api.bindings.http.targetPort}", "api|80|8080")]
    [InlineData("{api.bindings.https.scheme}|{api.bindings.https.hostAndPort}", "https|api:80")]
    [InlineData("{api.bindings.http.tlsEnabled}|{api.bindings.https.tlsEnabled}", "False|True")]
    [InlineData("{db.connectionString}", "Host=pg;Port=5432;Password=${pg-password_value};Database=db")]
    [InlineData("{pg-password.inputs.value}", "${pg-password_value}")]
    [InlineData("{pg-password-uri-encoded.value}", "${pg-password_value_uri}")]
    [InlineData("{greeting-uri-encoded.value}", "%3Ca%20b%2F%C3%BC%3E")]
    [InlineData("{greeting.value}", "a b/ü")]
    [InlineData("{stack.outputs.Queue}", "https://sqs/queue")]
    [InlineData("{pg.image}", "postgres:18.3")]
    [InlineData("{{api.bindings.http.url}}", "{api.bindings.http.url}")]
    [InlineData("{{{api.bindings.http.host}}}", "{api}")]
    [InlineData("{{}} {{literal}}", "{} {literal}")]
    [InlineData("""{{"url":"{api.bindings.http.url}","more":{{}}}}""", """{"url":"http://api:80","more":{}}""")]
    [InlineData("""{"url":"{api.bindings.http.url}","more":{"a":{}}}""", """{"url":"http://api:80","more":{"a":{}}}""")]
    [InlineData("""{"a":{"b":{api.bindings.http.port}}}""", """{"a":{"b":80}}""")]
    [InlineData("/api/{**catch-all}", "/api/{**catch-all}")]
    [InlineData("{http.request.host} {user}", "{http.request.host} {user}")]
    [InlineData("}{", "}{")]
    public void ATextIsResolvedForTheTarget(string text, string expected) => Assert.Equal(expected, Resolve(text).ToString());

    [Fact]
    public void TheTextTellsWhatIsSecretAndWhatItSpeaksOf()
    {
        var resolved = Resolve("{db.connectionString};Greeting={greeting.value}");

        Assert.True(resolved.IsSecret);
        Assert.Equal(
            [
                ResolvedPiece.Literal("Host=pg;Port=5432;Password="),
                ResolvedPiece.Placeholder("${pg-password_value}", isSecret: true),
                ResolvedPiece.Literal(";Database=db;Greeting=a b/ü"),
            ],
            resolved.Pieces);
        Assert.Equal(["pg/tcp"], resolved.Bindings.Select(binding => $"{binding.Resource}/{binding.Name}"));
        Assert.Equal(["pg-password", "greeting"], resolved.Inputs.Select(input => input.Resource));
        Assert.Equal("Host=pg;Port=5432;Password=${pg-password_value};Database=db;Greeting=a b/ü".Replace("a b", "a_b", StringComparison.Ordinal), resolved.Write(literal => literal.Replace(' ', '_')));
    }

    [Fact]
    public void AnOutputThatTheTargetDoesNotHaveStaysAndIsTold()
    {
        var resolved = Resolve("{stack.outputs.Topic}, {machine.state}, {api.containerImage}, {vault.secrets.key}");

        Assert.Equal(["{stack.outputs.Topic}", "{machine.state}", "{api.containerImage}"], resolved.Missing);
        Assert.Equal("{stack.outputs.Topic}, {machine.state}, {api.containerImage}, k", resolved.ToString());
        Assert.True(resolved.IsSecret);
    }

    [Theory]
    [InlineData("server {api.bindings.http.host}:{api.bindings.http.port};\nlocation / {{ return 200 '{{{{ok}}}}'; }}\n", "server api:80;\nlocation / { return 200 '{{ok}}'; }\n")]
    [InlineData("{{{{ $labels.instance }}}} on {api.bindings.http.host} {{ return 200; }}", "{{ $labels.instance }} on api { return 200; }")]
    [InlineData("{{api.bindings.http.host}} {{{{a.b}}}}", "{api.bindings.http.host} {{a.b}}")]
    [InlineData("password={pg-password.value}\n", "password=${pg-password_value}\n")]
    public void AFileHasItsOwnBracesDoubled(string content, string expected)
    {
        var manifest = Read("");
        var (text, problems) = ManifestFiles.Read(manifest, content, "files/edge/nginx.conf");

        Assert.Empty(problems);
        Assert.Equal(expected, new ManifestResolver(manifest, _addresses).Resolve(text).ToString());
    }

    /// <summary>Reading such a file as it is would leave every doubled brace in it doubled.</summary>
    [Theory]
    [InlineData("location / {{\n  return 200; }\n", "2,15")]
    [InlineData("a {{ b }}\n{ $labels.instance }}", "2,1")]
    [InlineData("{api.bindings.http.host}}", "1,25")]
    public void AFileWithABraceThatIsNotDoubledIsRefused(string content, string place)
    {
        var (_, problems) = ManifestFiles.Read(Read(""), content, "files/a.conf");

        Assert.Equal($"{place}: The brace belongs to no expression. Double it if it is meant as text.", ReadManifest.Describe(Assert.Single(problems)));
    }

    [Fact]
    public void AFileThatWouldBeBeyondMeasureIsRefused()
    {
        var manifest = ReadManifest.Of($$"""
            "a": { "type": "parameter.v0", "value": "{a.inputs.value}", "inputs": { "value": { "type": "string", "default": { "value": "{{new string('x', 10_000)}}" } } } }
            """);

        var (_, problems) = ManifestFiles.Read(manifest, string.Concat(Enumerable.Repeat("{a.value}", 101)), "files/a.conf");

        Assert.Contains("1010000 characters", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongExpressionInAFileIsToldWithItsPlace()
    {
        var (_, problems) = ManifestFiles.Read(Read(""), "{api.bindings.http.host}\nü {api.bindings.htpt.port} {ap.value}\n\n{api.bindings.http.port} {gone.value}", "files/a.conf");

        Assert.Equal(
            [
                "files/a.conf(2,3): error: '{api.bindings.htpt.port}' asks for an endpoint that 'api' does not have. Did you mean 'http'?",
                "files/a.conf(2,28): error: '{ap.value}' speaks of the resource 'ap', which the manifest does not have. It has api, pg, db, pg-password, pg-password-uri-encoded, greeting, greeting-uri-encoded, stack, vault, machine, subject. Add it, or double the braces if they are meant as text.",
                "files/a.conf(4,26): error: '{gone.value}' speaks of the resource 'gone', which the manifest does not have. It has api, pg, db, pg-password, pg-password-uri-encoded, greeting, greeting-uri-encoded, stack, vault, machine, subject. Add it, or double the braces if they are meant as text.",
            ],
            problems.Select(problem => problem.ToString()));
    }

    private ResolvedText Resolve(string text)
    {
        var manifest = Read(text);
        return new ManifestResolver(manifest, _addresses).Resolve(((ManifestContainer)manifest.Resources["subject"]).Env["TEXT"]);
    }

    private static Manifest Read(string text) => ReadManifest.Of(
        $$"""{{Neighbours}} "subject": { "type": "container.v0", "image": "busybox", "env": { "TEXT": {{System.Text.Json.JsonSerializer.Serialize(text)}} } }""");
}

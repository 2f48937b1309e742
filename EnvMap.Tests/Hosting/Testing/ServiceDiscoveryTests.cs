using System.Text.Json;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Testing;

public sealed partial class ServiceDiscoveryTests
{
    // The shell's own variables, which differ from process to process.
    private static readonly string[] s_own = ["_", "PWD", "SHLVL"];

    [Fact]
    public async Task EveryProcessGetsTheVariablesOfTheOfficialEngine()
    {
        using var folder = new TemporaryFolder();
        await using var builder = TestApp.Create();
        Declare(builder, folder.FullName);
        await using var app = await builder.StartAsync();
        var control = await ReadAsync(folder, "control");
        var ports = new Dictionary<string, string>();
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(
            RepositoryRoot.Combine("EnvMap.Tests", "Hosting", "Testing", "service-discovery.json"), TestContext.Current.CancellationToken));
        foreach (var probe in expected.RootElement.EnumerateObject())
        {
            var actual = (await ReadAsync(folder, probe.Name)).Where(v => !control.ContainsKey(v.Key)).ToDictionary();
            var variables = probe.Value.GetProperty("variables").EnumerateObject().ToDictionary(v => v.Name, v => v.Value.GetString()!);
            Assert.Equal(variables.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
            foreach (var (name, value) in variables)
            {
                AssertSame($"{probe.Name}: {name}", value, actual[name], ports);
            }
        }

        Assert.Equal(ports.Count, ports.Values.Distinct().Count());
    }

    private static void Declare(IDistributedApplicationBuilder builder, string output)
    {
        const string Script = """cat /proc/$$/environ > "$0.tmp"; mv "$0.tmp" "$0.env"; exec sleep 1000""";
        IResourceBuilder<ExecutableResource> Probe(string name) => builder.AddExecutable(name, "/bin/sh", ".", "-c", Script, $"{output}/{name}");
        Probe("control");
        var api = builder.AddProject<WebWithTwoProfiles>("catalog-api", "http").WithHttpEndpoint(name: "admin");
        var server = Probe("server")
            .WithHttpEndpoint(name: "http", env: "PORT")
            .WithHttpEndpoint(port: 15811, name: "fixed-port", env: "FIXED_PORT")
            .WithEndpoint(name: "wire", scheme: "wire", env: "WIRE_PORT")
            .WithReference(api);
        var mail = builder.AddExternalService("mail", "https://mail.example/");
        var billing = builder.AddExternalService("billing-api", builder.AddParameter("billing-url", "http://billing.example:8080/"));
        Probe("by-project").WithReference(api);
        Probe("renamed").WithReference(api, "inventory");
        Probe("by-endpoint")
            .WithReference(server.GetEndpoint("http"))
            .WithReference(server.GetEndpoint("fixed-port"))
            .WithReference(server.GetEndpoint("wire"));
        Probe("by-uri").WithReference("docs", new Uri("https://docs.example/"));
        Probe("by-external").WithReference(mail).WithReference(billing).WithEnvironment("MAIL", mail);
        Probe("selective")
            .WithReferenceEnvironment(ReferenceEnvironmentInjectionFlags.ServiceDiscovery)
            .WithReference(api)
            .WithReference(server.GetEndpoint("http"));
    }

    private static async Task<Dictionary<string, string>> ReadAsync(TemporaryFolder folder, string probe)
    {
        var file = folder[$"{probe}.env"];
        await Eventually.Async(() => File.Exists(file), file);
        return (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('=', 2)).Where(v => !s_own.Contains(v[0])).ToDictionary(v => v[0], v => v[1]);
    }

    // Ports are chosen anew for each test: the same name stands for the same port, the port of a declared endpoint included.
    private static void AssertSame(string what, string expected, string actual, Dictionary<string, string> ports)
    {
        var pattern = "^" + Port().Replace(Regex.Escape(expected), @"(?<port>\d+)") + "$";
        var match = Regex.Match(actual, pattern);
        Assert.True(match.Success, $"{what}: expected {expected}, actual {actual}");
        if (Port().Match(expected) is { Success: true } name)
        {
            ports.TryAdd(name.Value, match.Groups["port"].Value);
            Assert.True(ports[name.Value] == match.Groups["port"].Value, $"{what}: {actual}, but {name.Value} was {ports[name.Value]}");
        }
    }

    [GeneratedRegex(@"<port\d+>|5301|15811")]
    private static partial Regex Port();

    private sealed class WebWithTwoProfiles : IProjectMetadata
    {
        public string ProjectPath { get; } = new Projects.ApiUnderTest().ProjectPath;

        public bool SuppressBuild => true;

        public LaunchSettings LaunchSettings { get; } = new()
        {
            Profiles =
            {
                ["http"] = new() { CommandName = "Project", ApplicationUrl = "http://localhost:5301", EnvironmentVariables = { ["GREETING"] = "from the http profile" } },
                ["https"] = new() { CommandName = "Project", ApplicationUrl = "https://localhost:7301;http://localhost:5302" }
            }
        };
    }
}

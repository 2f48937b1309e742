using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Catalog;
using EnvMap.Catalog.ProfileDocuments;
using EnvMap.Catalog.Profiles;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools;
using EnvMap.Tools.Containers;
using EnvMap.Tools.Publishing;

namespace EnvMap.Tests.Tools.Publishing;

public sealed class ProfileWriterTests
{
    private readonly IDistributedApplicationBuilder _application = DistributedApplication.CreateBuilder(["--publisher", "manifest"]);

    [Fact]
    public async Task WaitsBecomeTheOrderOfTheStart()
    {
        var server = _application.AddPostgres("server");
        var job = _application.AddContainer("job", "example/job").WaitFor(server.AddDatabase("db"));
        var secret = _application.AddParameter("secret", secret: true);
        _application.AddContainer("web", "example/web").WaitForCompletion(job).WaitForStart(server);
        _application.AddContainer("tool", "example/tool").ExcludeFromManifest();

        var resources = (await WriteAsync()).Resources;

        Assert.Equal(["job", "server", "web"], resources.Keys.Order());
        Assert.Equal([new() { Resource = "server", Condition = StartCondition.Healthy }], resources["job"].StartsAfter);
        Assert.Equal(
            [new() { Resource = "job", Condition = StartCondition.Completed }, new() { Resource = "server", Condition = StartCondition.Started }],
            resources["web"].StartsAfter);
        Assert.Empty(resources["server"].StartsAfter);
        Assert.NotNull(secret);
    }

    [Fact]
    public async Task HealthComesFromProbesAndChecksOfHttp()
    {
        _application.AddContainer("checked", "example/a").WithHttpEndpoint(targetPort: 80, name: "web").WithHttpHealthCheck("/up_and_well", 204);
        _application.AddContainer("probed", "example/b").WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/other")
            .WithHttpProbe(ProbeType.Liveness, "/alive").WithHttpProbe(ProbeType.Readiness, "/ready", periodSeconds: 3, timeoutSeconds: 2, failureThreshold: 4, initialDelaySeconds: 1);
        _application.AddContainer("both", "example/c").WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/")
            .WithDeployment(document => document with { Health = new() { Command = ["true"], Retries = 9 } });
        _application.AddContainer("silent", "example/d");

        var resources = (await WriteAsync()).Resources;

        Assert.Equivalent(new HealthDocument { Http = new() { Endpoint = "web", Path = "/up_and_well" } }, resources["checked"].Health, strict: true);
        Assert.Equivalent(
            new HealthDocument { Http = new() { Endpoint = "http", Path = "/ready" }, IntervalSeconds = 3, TimeoutSeconds = 2, Retries = 4, StartPeriodSeconds = 1 },
            resources["probed"].Health, strict: true);
        Assert.Equivalent(new HealthDocument { Http = new() { Endpoint = "http", Path = "/" }, Command = ["true"], Retries = 9 }, resources["both"].Health, strict: true);
        Assert.Null(resources["silent"].Health);
    }

    [Fact]
    public async Task AProjectRunsWithoutPrivilegesUnlessItSaysOtherwise()
    {
        _application.AddProject<Projects.EnvMap_Api>("plain").WithReplicas(3);
        _application.AddProject<Projects.EnvMap_Api>("own").WithDeployment(document => document with { ReadOnly = false }).WithSecretsFolder("/secrets");

        var resources = (await WriteAsync()).Resources;

        Assert.Equal((3, true, "1654:1654"), (resources["plain"].Replicas, resources["plain"].ReadOnly, resources["plain"].User));
        Assert.Equal(["/tmp"], resources["plain"].WritablePaths);
        Assert.Equal((1, false, "1654:1654", "/secrets"), (resources["own"].Replicas, resources["own"].ReadOnly, resources["own"].User, resources["own"].Secrets!.Folder));
    }

    [Fact]
    public async Task AFileHasExpressionsAndItsOwnBracesDoubled()
    {
        var api = _application.AddContainer("api", "example/api").WithHttpEndpoint(targetPort: 80);
        var password = _application.AddParameter("password", secret: true).Resource;
        _application.AddContainer("edge", "example/edge")
            .WithGeneratedFile("/etc/edge.conf", async (seenFrom, token) => $"a {{ {await api.GetEndpoint("http").GetAddressAsync(seenFrom, token)} }} }}}}")
            .WithGeneratedFile("/etc/password", (seenFrom, token) => password.ValueOrHoleAsync(seenFrom, token), isSecret: true);

        var writer = Writer();
        var document = await writer.WriteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                new() { Path = "/etc/edge.conf", Source = "files/edge/etc/edge.conf" },
                new() { Path = "/etc/password", Source = "files/edge/etc/password", Secret = true },
            ],
            document.Resources["edge"].Files);
        Assert.Equal("a {{ {api.bindings.http.host}:{api.bindings.http.targetPort} }} }}}}", writer.Files["files/edge/etc/edge.conf"]);
        Assert.Equal("{password.value}", writer.Files["files/edge/etc/password"]);
    }

    [Fact]
    public void FilesThatAreCopiedInARunAreToldToBeLeftOut()
    {
        _application.AddContainer("plain", "example/plain");
        _application.AddContainer("copied", "example/copied").WithContainerFiles("/etc", (_, _) => Task.FromResult<IEnumerable<ContainerFileSystemItem>>([]));

        Assert.Equal(["copied"], Writer().WithFilesLeftOut);
    }

    [Fact]
    public async Task EveryRowSaysWhatRealisesIt()
    {
        _application.AddContainer("a", "example/a").WithMapRow("Nginx");
        _application.AddContainer("b", "example/b").WithMapRow("nginx").WithMapRow("ALB");

        var document = await WriteAsync();

        Assert.Equal("staging-0", document.Name);
        Assert.Null(document.Edge);
        Assert.Equal(["a", "b"], Row("Nginx").RealisedBy);
        // Not in effect.
        Assert.Equal(RowState.Out, Row("ALB").State);
        Assert.Empty(Row("ALB").RealisedBy);
        Assert.Equal("✅", Row("Docker Compose").Cell);
        Assert.Equal(["nginx", "ALB"], document.Resources["b"].Rows);

        RowDocument Row(string name) => document.Rows.Single(row => row.Row == name);
    }

    /// <summary>The map has two rows for the one database of Local; what is published has no process.</summary>
    [Fact]
    public async Task OfTwoRowsInOneSlotTheOneThatIsPublishedIsIn()
    {
        _application.AddContainer("a", "example/a").WithMapRow("PostgreSQL (Docker)");

        var rows = (await Writer(DeployEnvironment.Local).WriteAsync(TestContext.Current.CancellationToken)).Rows;

        Assert.Equal(RowState.In, rows.Single(row => row.Row is "PostgreSQL (Docker)").State);
        var local = rows.Single(row => row.Row is "PostgreSQL (Local)");
        Assert.Equal((RowState.Superseded, "PostgreSQL (Docker)"), (local.State, local.SupersededBy));
    }

    [Fact]
    public void AFileHasTheSameBytesOnEveryMachine() => Assert.Equal("a {{\n}}\n", FileTemplate.Write("a {\r\n}\n"));

    private Task<ProfileDocument> WriteAsync() => Writer().WriteAsync(TestContext.Current.CancellationToken);

    private ProfileWriter Writer(DeployEnvironment environment = DeployEnvironment.Staging) => new(
        ProfileSelector.Select(SeedMap.Read(), environment, Phase.Today, [], [], []),
        _application.Resources, _application.ExecutionContext);
}

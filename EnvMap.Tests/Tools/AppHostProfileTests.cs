using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tools.MapRows;

namespace EnvMap.Tests.Tools;

public sealed class AppHostProfileTests
{
    [Theory]
    [InlineData("", "api api-admin-password api-signing-secret edge envmapdb grafana node-exporter portainer postgres postgres-password prometheus")]
    [InlineData("--EnvMap:Phase=0", "api api-admin-password api-signing-secret edge envmapdb postgres postgres-password")]
    [InlineData("--EnvMap:Options=", "api api-admin-password api-signing-secret edge envmapdb grafana portainer postgres postgres-password prometheus")]
    [InlineData("--EnvMap:Exclude=Prometheus,Portainer", "api api-admin-password api-signing-secret edge envmapdb grafana node-exporter postgres postgres-password")]
    [InlineData("--EnvMap:Exclude=Nginx", "api api-admin-password api-signing-secret envmapdb grafana node-exporter portainer postgres postgres-password prometheus")]
    [InlineData("--EnvMap:Exclude=PostgreSQL (Docker)", "api api-admin-password api-signing-secret edge envmapdb grafana node-exporter portainer postgres postgres-password prometheus")]
    [InlineData("--EnvMap:Exclude=PostgreSQL (Docker),PostgreSQL (Local)", "api api-admin-password api-signing-secret edge grafana node-exporter portainer prometheus")]
    [InlineData("--EnvMap:Include=Redis (Docker),Jaeger", "api api-admin-password api-signing-secret cache cache-password edge envmapdb grafana jaeger node-exporter portainer postgres postgres-password prometheus")]
    [InlineData("--environment=Local", "api api-admin-password api-signing-secret edge envmapdb grafana node-exporter portainer postgres postgres-password prometheus")]
    [InlineData("--ConnectionStrings:envmapdb=Host=db.example", "api api-admin-password api-signing-secret edge envmapdb grafana node-exporter portainer prometheus")]
    [InlineData("--EnvMap:PostgreSQL:ConnectionString=Host=db.example", "api api-admin-password api-signing-secret edge envmapdb envmapdb-server grafana node-exporter portainer prometheus")]
    public async Task TheModelHoldsTheToolsOfTheProfile(string argument, string expected)
    {
        await using var builder = await CreateAsync(argument);

        Assert.Equal(expected, string.Join(' ', builder.Resources.Select(resource => resource.Name).Order()));
    }

    [Fact]
    public async Task ResourcesNameTheRowTheyRealise()
    {
        await using var builder = await CreateAsync("");

        var rows = builder.Resources.SelectMany(
            resource => resource.Annotations.OfType<MapRowAnnotation>(), (resource, row) => $"{resource.Name}: {row.Row}, {row.RealisedBy}");
        Assert.Equal(
            [
                "api: Console Logging, ", "api: In-Memory Cache, ", "api: JWT Authentication, ", "api: PostgreSQL Cache, ", "edge: Nginx, process", "grafana: Grafana, ",
                "node-exporter: Node Exporter, process", "portainer: Portainer, ", "postgres: PostgreSQL (Docker), PostgreSQL (Local)", "prometheus: Prometheus, process",
            ],
            rows.Order());
    }

    [Fact]
    public async Task AToolThatComesOnlyAsAnImageSaysWhyItIsNotStartedAsAProcess()
    {
        await using var builder = await CreateAsync("");

        var notStarted = builder.Resources.OfType<EnvMap.Tools.NotStarted.ToolNotStartedResource>().ToList();
        Assert.Equal(["grafana", "portainer"], notStarted.Select(resource => resource.Name).Order());
        Assert.All(notStarted, resource => Assert.Contains("EnvMap:Flavour is process", resource.Reason));
        Assert.All(notStarted, resource => Assert.Contains("EnvMap:Flavour", resource.Cure));
    }

    [Fact]
    public async Task APublishHasAContainerOfEveryTool()
    {
        await using var builder = await CreateAsync("--operation=publish");

        var images = builder.Resources.OfType<ContainerResource>().Select(resource => resource.TryGetContainerImageName(out var image) ? $"{resource.Name}: {image}" : resource.Name);
        Assert.Equal(
            [
                "edge: docker.io/library/nginx:1.29", "grafana: docker.io/grafana/grafana:12.4.0", "node-exporter: docker.io/prom/node-exporter:v1.10.2",
                "portainer: docker.io/portainer/portainer-ce:2.39.2-alpine", "postgres: docker.io/library/postgres:18.3", "prometheus: docker.io/prom/prometheus:v3.8.0",
            ],
            images.Order());
    }

    [Fact]
    public async Task APublishHasAContainerAlsoForTheServerThatIsAProcessInARun()
    {
        await using var builder = await CreateAsync("--operation=publish", "--EnvMap:Exclude=PostgreSQL (Docker)");

        var server = Assert.Single(builder.Resources.OfType<PostgresServerResource>());
        Assert.Equal("PostgreSQL (Local)", server.Annotations.OfType<MapRowAnnotation>().Single().Row);
    }

    private static Task<IDistributedApplicationTestingBuilder> CreateAsync(params string[] arguments) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.EnvMap_AppHost>(
            ["--EnvMap:Flavour=process", .. arguments.Where(argument => argument.Length > 0)], TestContext.Current.CancellationToken);
}

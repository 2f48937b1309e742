using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Testing;

public sealed class ValuesTests
{
    [Fact]
    public async Task AStartedApplicationTellsConnectionStringsEndpointsAndUrls()
    {
        await using var builder = TestApp.Create("Parameters:password=p w", "ConnectionStrings:given=Host=elsewhere");
        var password = builder.AddParameter("password", secret: true);
        var server = builder.AddSleeper("server").WithEndpoint(name: "tcp", env: "PORT").WithHttpEndpoint(name: "web")
            .WithUrl("https://docs.example/", "Docs").WithUrlForEndpoint("web", url => url.DisplayText = "Home");
        var tcp = server.GetEndpoint("tcp");
        var db = builder.AddConnectionString("db", ReferenceExpression.Create($"Host={tcp.Property(EndpointProperty.Host)};Port={tcp.Property(EndpointProperty.Port)};Password={password}"));
        builder.AddConnectionString("given");
        builder.AddSleeper("client").WithReference(db);
        await using var app = await builder.StartAsync();
        await app.WaitAsync("client", KnownResourceStates.Running);

        var expected = $"Host=localhost;Port={tcp.Port};Password=p w";
        Assert.Equal(expected, await app.GetConnectionStringAsync("db", TestContext.Current.CancellationToken));
        Assert.Equal("Host=elsewhere", await app.GetConnectionStringAsync("given", TestContext.Current.CancellationToken));
        Assert.Equal(expected, app.Current("client").EnvironmentVariables.Single(v => v.Name == "ConnectionStrings__db").Value);
        Assert.Equal(new Uri($"tcp://localhost:{tcp.Port}"), app.GetEndpoint("server", "tcp"));
        Assert.Equal(app.GetEndpoint("server", "tcp"), app.GetEndpointForNetwork("server", KnownNetworkIdentifiers.LocalhostNetwork, "tcp"));

        var running = await app.WaitAsync("server", s => s.State?.Text == KnownResourceStates.Running && s.Urls.Length == 3 && s.Urls.All(u => !u.IsInactive));
        Assert.Contains(running.Snapshot.Urls, u => u.Url == "https://docs.example/" && u.DisplayProperties.DisplayName == "Docs");
        Assert.Contains(running.Snapshot.Urls, u => u.Name == "web" && u.DisplayProperties.DisplayName == "Home" && u.Url.StartsWith("http://localhost:"));

        Assert.Contains("It has: tcp, web", Assert.Throws<ArgumentException>(() => app.GetEndpoint("server")).Message);
        Assert.Contains("There are: ", Assert.Throws<ArgumentException>(() => app.CreateHttpClient("sever")).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => app.GetConnectionStringAsync("server", TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task AnApplicationThatIsNotStartedTellsNothing()
    {
        await using var builder = TestApp.Create();
        builder.AddSleeper("server").WithHttpEndpoint();
        await using var app = await builder.BuildAsync(TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => app.GetEndpoint("server"));
    }
}

using System.Net;
using System.Text;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using EnvMap.Tests.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnvMap.Tests.Hosting.Commands;

public sealed class HttpCommandTests
{
    private readonly RunModel _model = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheRequestIsSentAndItsAnswerIsTheResult()
    {
        await using var server = await StartServerAsync();
        var web = _model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint();
        web.WithEndpoint("http", e => e.AllocatedEndpoint = new(e, "localhost", new Uri(server.Urls.Single()).Port))
            .WithHttpCommand("/clear?all=true", "Clear")
            .WithHttpCommand("/fail", "Fail", commandOptions: new() { ResultMode = HttpCommandResultMode.Auto })
            .WithHttpCommand("/data", "Data", endpointName: "http", "data", new()
            {
                Method = HttpMethod.Put,
                ResultMode = HttpCommandResultMode.Auto,
                PrepareRequest = c =>
                {
                    c.Request.Content = new StringContent($"from {c.ResourceName}");
                    return Task.CompletedTask;
                }
            })
            .WithHttpCommand("/data", "Judged", () => web.GetEndpoint("http"), "judged", new()
            {
                Method = HttpMethod.Put,
                GetCommandResult = async c => CommandResults.Success(await c.Response.Content.ReadAsStringAsync(c.CancellationToken))
            });
        using var app = _model.Builder.Build();

        Assert.Equal((true, null, null), Read(await ExecuteAsync(app, web.Resource, "web-http-http-post-/clear?all=true")));
        Assert.Equal((false, "Request failed with status code Conflict", "no"), Read(await ExecuteAsync(app, web.Resource, "web-http-http-post-/fail")));
        var data = await ExecuteAsync(app, web.Resource, "data");
        Assert.Equal((true, null, """{"method":"PUT","body":"from web"}"""), Read(data));
        Assert.Equal(CommandResultFormat.Json, data.Data!.Format);
        Assert.Equal((true, """{"method":"PUT","body":""}""", null), Read(await ExecuteAsync(app, web.Resource, "judged")));
    }

    [Fact]
    public async Task AnEndpointWithoutAddressFailsTheCommand()
    {
        var web = _model.Builder.AddExecutable("web", "web", ".").WithHttpEndpoint().WithHttpsEndpoint().WithHttpCommand("/x", "X", commandName: "x");
        using var app = _model.Builder.Build();

        var result = await ExecuteAsync(app, web.Resource, "x");

        Assert.False(result.Success);
        Assert.Contains("'https' of 'web'", result.Message);
    }

    [Fact]
    public void AnEndpointMustSpeakHttp()
    {
        var web = _model.Builder.AddExecutable("web", "web", ".").WithEndpoint(name: "raw", scheme: "tcp");

        Assert.Throws<DistributedApplicationException>(() => web.WithHttpCommand("/x", "X"));
        Assert.Throws<DistributedApplicationException>(() => web.WithHttpCommand("/x", "X", endpointName: "absent"));
        Assert.Throws<DistributedApplicationException>(() => web.WithHttpCommand("/x", "X", () => web.GetEndpoint("raw")));
    }

    private static async Task<WebApplication> StartServerAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapPost("/clear", (bool all) => all ? Results.Text("cleared") : Results.BadRequest());
        server.MapPost("/fail", () => Results.Text("no", "text/plain", Encoding.UTF8, (int)HttpStatusCode.Conflict));
        server.MapPut("/data", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            return Results.Text($$"""{"method":"{{request.Method}}","body":"{{await reader.ReadToEndAsync()}}"}""", "application/problem+json");
        });
        await server.StartAsync(Cancellation);
        return server;
    }

    private static Task<ExecuteCommandResult> ExecuteAsync(DistributedApplication app, IResource resource, string name)
        => resource.Annotations.OfType<ResourceCommandAnnotation>().Single(c => c.Name == name).ExecuteCommand(new()
        {
            ResourceName = resource.Name,
            Services = app.Services,
            Logger = NullLogger.Instance,
            CancellationToken = Cancellation
        });

    private static (bool, string?, string?) Read(ExecuteCommandResult result) => (result.Success, result.Message, result.Data?.Value);
}

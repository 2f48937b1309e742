using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>A server that answers for the engine KV, version 2, as Vault's documentation of its HTTP API says.</summary>
internal sealed class FakeVault : IAsyncDisposable
{
    public const string Token = "planted-vault-token";

    private readonly WebApplication _application;

    private FakeVault(WebApplication application) => _application = application;

    /// <summary>The secrets by mount and path, such as <c>secret/envmap</c>.</summary>
    public ConcurrentDictionary<string, JsonObject> Secrets { get; } = [];

    public bool IsSealed { get; set; }

    /// <summary>What it answers in the stead of all else.</summary>
    public Func<HttpContext, IResult>? Answer { get; set; }

    /// <summary>The requests, of the path and the token each.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public Uri Address => new(_application.Urls.Single());

    public static async Task<FakeVault> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        var vault = new FakeVault(application);
        application.MapGet("/v1/{mount}/data/{**path}", vault.Read);
        await application.StartAsync();
        return vault;
    }

    private IResult Read(HttpContext context, string mount, string path)
    {
        var token = context.Request.Headers["X-Vault-Token"].ToString();
        Requests.Enqueue($"{context.Request.Path} {token}");
        if (Answer is { } answer)
        {
            return answer(context);
        }
        if (IsSealed)
        {
            return Error(503, "Vault is sealed");
        }
        if (token != Token)
        {
            return Error(403, "permission denied");
        }
        return Secrets.TryGetValue($"{mount}/{path}", out var secret) ? Results.Content(new JsonObject
        {
            ["request_id"] = Guid.NewGuid().ToString(),
            ["lease_duration"] = 0,
            ["renewable"] = false,
            ["data"] = new JsonObject
            {
                ["data"] = secret.DeepClone(),
                ["metadata"] = new JsonObject { ["created_time"] = "2026-01-02T03:04:05.6Z", ["deletion_time"] = "", ["destroyed"] = false, ["version"] = 1 },
            },
        }.ToJsonString(), "application/json") : Results.Content("{\"errors\":[]}", "application/json", statusCode: 404);
    }

    private static IResult Error(int status, string message) =>
        Results.Content(JsonSerializer.Serialize(new { errors = new[] { message } }), "application/json", statusCode: status);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

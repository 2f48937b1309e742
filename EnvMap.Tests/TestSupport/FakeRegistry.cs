using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.TestSupport;

/// <summary>A registry on loopback that speaks the distribution protocol: tokens for everybody, and the manifests of the images that it is given.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _manifests = new();

    private FakeRegistry(WebApplication app, bool tellsDigests)
    {
        _app = app;
        // For mirrors that are not at the root.
        app.UsePathBase("/hub");
        app.UseRouting();
        app.MapGet("/token", (string scope, string service, HttpRequest request) =>
        {
            TokenQueries.Enqueue(request.QueryString.Value!);
            return TokenAnswer is { } answer ? Results.Text(answer, "application/json") : Results.Json(new { token = $"{service}|{scope}" });
        });
        app.MapMethods("/v2/{**path}", ["HEAD", "GET"], (string path, HttpRequest request, HttpResponse response) =>
        {
            Requests.Enqueue(request.PathBase.HasValue ? $"{request.Method} {request.PathBase}/{path}" : $"{request.Method} {path}");
            // library/nginx/manifests/1.29
            var repository = path.Split("/manifests/")[0];
            var scope = $"repository:{repository}:pull";
            if (request.Headers.Authorization != $"Bearer registry of a test|{scope}")
            {
                response.Headers.WWWAuthenticate = $"Bearer realm=\"{Realm ?? $"{Address}token"}\",service=\"registry of a test\",scope=\"{scope}\"";
                return Results.Unauthorized();
            }
            if (!_manifests.TryGetValue(path, out var manifest) || !request.Headers.Accept.ToString().Contains("oci.image.index", StringComparison.Ordinal))
            {
                return Results.NotFound();
            }
            if (tellsDigests)
            {
                response.Headers["Docker-Content-Digest"] = DigestOf(manifest);
            }
            if (request.Method is "GET" && DigestOfGet is { } digest)
            {
                response.Headers["Docker-Content-Digest"] = digest;
            }
            return Results.Text(manifest, "application/vnd.oci.image.index.v1+json");
        });
    }

    public Uri Address => new($"{_app.Urls.Single()}/");

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>What tokens were asked for with, in order.</summary>
    public ConcurrentQueue<string> TokenQueries { get; } = [];

    /// <summary>What is answered in the place of a token.</summary>
    public string? TokenAnswer { get; set; }

    /// <summary>From where a token is to be got; by default from here.</summary>
    public string? Realm { get; set; }

    /// <summary>The digest that a GET is answered with, whatever the content is.</summary>
    public string? DigestOfGet { get; set; }

    public static async Task<FakeRegistry> StartAsync(bool tellsDigests = true)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var registry = new FakeRegistry(builder.Build(), tellsDigests);
        await registry._app.StartAsync();
        return registry;
    }

    /// <summary>Takes an image in, in the place of what had the tag before, and gives its digest.</summary>
    public string Push(string repository, string tag, string content)
    {
        _manifests[$"{repository}/manifests/{tag}"] = content;
        return DigestOf(content);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string DigestOf(string content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
}

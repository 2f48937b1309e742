using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>DCP's API over HTTP.</summary>
/// <param name="connect">Waits until DCP is up; see <see cref="DcpHost.ConnectAsync"/>.</param>
internal sealed partial class DcpClient(Func<CancellationToken, Task<HttpClient>> connect) : IDcpClient
{
    private const string MergePatch = "application/merge-patch+json";

    public Task<T> CreateAsync<T>(T obj, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
        => SendAsync<T>(HttpMethod.Post, PathOf<T>(), Body(DcpJsonContext.Write(obj), "application/json"), cancellationToken);

    public async Task<T?> GetAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        try
        {
            return await SendAsync<T>(HttpMethod.Get, PathOf<T>(name), null, cancellationToken).ConfigureAwait(false);
        }
        catch (DcpApiException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
        => (await SendAsync<DcpList<T>>(HttpMethod.Get, PathOf<T>(), null, cancellationToken).ConfigureAwait(false)).Items;

    public Task<T> PatchAsync<T>(string name, JsonObject patch, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
        => SendAsync<T>(HttpMethod.Patch, PathOf<T>(name), Body(patch.ToJsonString(), MergePatch), cancellationToken);

    public async Task<bool> DeleteAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Delete, PathOf<T>(name), null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DcpApiException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public async Task<Stream> GetLogStreamAsync<T>(string name, DcpLogRequest request, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        var response = await SendAsync(HttpMethod.Get, $"{PathOf<T>(name)}/log?{request.ToQuery()}", null, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    internal Task<ApiServerExecution> GetExecutionAsync(CancellationToken cancellationToken)
        => SendAsync<ApiServerExecution>(HttpMethod.Get, ApiServerExecution.Path, null, cancellationToken);

    /// <summary>Asks DCP to clean up or to stop.</summary>
    internal async Task SetExecutionAsync(string status, CancellationToken cancellationToken)
    {
        var body = Body(DcpJsonContext.Write(new ApiServerExecution { Status = status, ShutdownResourceCleanup = "Full" }), MergePatch);
        using var response = await SendAsync(HttpMethod.Patch, ApiServerExecution.Path, body, cancellationToken).ConfigureAwait(false);
    }

    private static string PathOf<T>(string? name = null)
        where T : DcpObject, IDcpKind
        => $"apis/{DcpObject.Group}/{DcpObject.Version}/{T.Plural}{(name is null ? "" : $"/{Uri.EscapeDataString(name)}")}";

    private static StringContent Body(string json, string mediaType) => new(json, Encoding.UTF8, new MediaTypeHeaderValue(mediaType));

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, body, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync(DcpJsonContext.TypeInfo<T>(), cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException($"DCP answered {method} {path} with null.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        var http = await connect(cancellationToken).ConfigureAwait(false);
        using var request = new HttpRequestMessage(method, path) { Content = body, Version = http.DefaultRequestVersion };
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await RefusalAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<DcpApiException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var reason = text;
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            reason = JsonSerializer.Deserialize(text, DcpJsonContext.TypeInfo<DcpStatus>())?.Message ?? text;
        }

        return new DcpApiException(
            response.StatusCode,
            $"DCP refused {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath} ({(int)response.StatusCode}): {reason}");
    }
}

using System.Net;
using System.Text.Json;

namespace EnvMap.ServiceDefaults.Vault;

/// <summary>Reads a secret of the engine KV, version 2; follows no redirects, for the token goes along, and reads only so much.</summary>
internal sealed class VaultClient(VaultOptions options) : IDisposable
{
    private const int LargestAnswer = 1 << 20;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = options.Timeout,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    private string Name => $"The secret '{options.Path}' of {options.Address}";

    public async Task<VaultReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Address!, $"/v1/{Escape(options.Mount)}/data/{Escape(options.Path)}"));
            request.Headers.Add("X-Vault-Token", options.Token);
            request.Headers.Add("X-Vault-Request", "true");
            using var response = await _client.SendAsync(request, cancellationToken);
            return response.StatusCode is HttpStatusCode.OK ? await ReadAsync(response, cancellationToken) : new VaultReading(null, Explain(response.StatusCode));
        }
        catch (JsonException)
        {
            return new VaultReading(null, $"{Name} is no answer of the engine KV, version 2. Set {VaultOptions.Section}:Mount to the path of one.");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new VaultReading(null, $"{Name} cannot be read, for the server does not answer. Start it, or correct {VaultOptions.Section}:Address.");
        }
    }

    public void Dispose() => _client.Dispose();

    // The paths of engines and of secrets have slashes.
    private static string Escape(string path) => string.Join('/', path.Trim('/').Split('/').Select(Uri.EscapeDataString));

    private async Task<VaultReading> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        return body.RootElement.ValueKind is JsonValueKind.Object
            && body.RootElement.TryGetProperty("data", out var outer) && outer.ValueKind is JsonValueKind.Object
            && outer.TryGetProperty("data", out var secret) && secret.ValueKind is JsonValueKind.Object
            ? new VaultReading(VaultSettings.Read(secret), null)
            : throw new JsonException("There are no data in the data.");
    }

    private string Explain(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => $"{Name} is not there. Write it: vault kv put -mount={options.Mount} {options.Path} NAME=VALUE.",
        HttpStatusCode.Forbidden => $"{Name} may not be read with this token. Make the token known to the server, with a policy that reads {options.Mount}/data/{options.Path}.",
        HttpStatusCode.ServiceUnavailable => $"{Name} cannot be read, for the server is sealed. Unseal it: vault operator unseal.",
        _ => $"{Name} cannot be read: the server answers with {(int)status}. Look at its log.",
    };
}

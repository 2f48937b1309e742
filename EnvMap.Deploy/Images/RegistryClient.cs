using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Images;

/// <summary>Asks registries, as somebody without a name, by the OCI distribution protocol.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="mirror">Who is asked instead of Docker Hub; null for Docker Hub.</param>
public sealed partial class RegistryClient(HttpClient client, Uri? mirror = null)
{
    private const string DockerHubAddress = "https://registry-1.docker.io";
    private const string DigestHeader = "Docker-Content-Digest";

    // An image for several platforms is its index: everybody gets their own from it.
    private static readonly string[] s_kinds =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    /// <summary>The digest that the tag of an image has now.</summary>
    /// <exception cref="RegistryException">The registry cannot be reached, does not have it, or does not tell.</exception>
    public async Task<string> GetDigestAsync(ImageReference image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var address = AddressOf(image);
        try
        {
            var (digest, token) = await AskAsync(HttpMethod.Head, address, image, token: null, cancellationToken).ConfigureAwait(false);
            // Not every registry answers a HEAD with the digest; whoever has the bytes has it.
            return digest ?? (await AskAsync(HttpMethod.Get, address, image, token, cancellationToken).ConfigureAwait(false)).Digest!;
        }
        catch (HttpRequestException exception)
        {
            throw new RegistryException($"{address.Host} cannot be reached: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryException($"{address.Host} does not answer in time.", exception);
        }
    }

    private Uri AddressOf(ImageReference image)
    {
        var registry = image.Registry is ImageReference.DockerHub ? mirror?.AbsoluteUri.TrimEnd('/') ?? DockerHubAddress
            : IsThisMachine(image.Registry) ? $"http://{image.Registry}" : $"https://{image.Registry}";
        return Uri.TryCreate($"{registry}/v2/{image.Repository}/manifests/{image.Tag}", UriKind.Absolute, out var address)
            ? address
            : throw new RegistryException($"'{image.Registry}' is no address of a registry.");
    }

    // As container engines have it.
    private static bool IsThisMachine(string registry) => registry.Split(':')[0] is "localhost" or "127.0.0.1";

    private async Task<(string? Digest, string? Token)> AskAsync(HttpMethod method, Uri address, ImageReference image, string? token, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, address, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.Unauthorized && token is null
            && response.Headers.WwwAuthenticate.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) is { Parameter: { } challenge })
        {
            var given = await GetTokenAsync(challenge, image, cancellationToken).ConfigureAwait(false);
            return await AskAsync(method, address, image, given, cancellationToken).ConfigureAwait(false);
        }
        if (!response.IsSuccessStatusCode)
        {
            throw new RegistryException($"{address.Host} answers {(int)response.StatusCode} for {image}.");
        }
        var told = response.Headers.TryGetValues(DigestHeader, out var values) ? values.First() : null;
        if (told is not null && !ImageLock.Digest().IsMatch(told))
        {
            throw new RegistryException($"{address.Host} gives '{told}' for {image}, which is no SHA-256 digest.");
        }
        if (method == HttpMethod.Head)
        {
            return (told, token);
        }
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)))}";
        return told is null || told == digest
            ? (digest, token)
            : throw new RegistryException($"{address.Host} gives '{told}' for {image}, which is not that of what it sends.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var kind in s_kinds)
        {
            request.Headers.Accept.ParseAdd(kind);
        }
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        return await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // Bearer realm="https://auth.example.org/token",service="registry.example.org",scope="repository:library/nginx:pull"
    private async Task<string> GetTokenAsync(string challenge, ImageReference image, CancellationToken cancellationToken)
    {
        var fields = Field().Matches(challenge).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.OrdinalIgnoreCase);
        if (!Uri.TryCreate(fields.GetValueOrDefault("realm"), UriKind.Absolute, out var realm) || realm.Scheme is not ("http" or "https"))
        {
            throw new RegistryException($"{image.Registry} wants a token and does not say from where.");
        }
        var query = new List<string> { realm.Query.TrimStart('?'), $"scope={Uri.EscapeDataString(fields.GetValueOrDefault("scope") ?? $"repository:{image.Repository}:pull")}" };
        if (fields.GetValueOrDefault("service") is { } service)
        {
            query.Add($"service={Uri.EscapeDataString(service)}");
        }
        using var response = await client.GetAsync(new UriBuilder(realm) { Query = string.Join('&', query.Where(part => part.Length > 0)) }.Uri, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new RegistryException($"{realm.Host} answers {(int)response.StatusCode} instead of giving a token for {image}.");
        }
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = JsonSerializer.Deserialize(text, RegistryJsonContext.Default.RegistryToken);
            return answer?.Token ?? answer?.AccessToken ?? throw new RegistryException($"{realm.Host} gives no token for {image}.");
        }
        catch (JsonException exception)
        {
            throw new RegistryException($"{realm.Host} gives no token for {image}: its answer is none of the protocol.", exception);
        }
    }

    [GeneratedRegex("([a-z]+)=\"([^\"]*)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}

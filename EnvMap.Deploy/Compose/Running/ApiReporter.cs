using System.Net.Http.Headers;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Tells EnvMap's API what was done or seen.</summary>
/// <param name="client">Sends the requests.</param>
public sealed class ApiReporter(HttpClient client)
{
    private const int LongestAnswer = 500;

    /// <summary>Sends a report; gives the reason where the API does not take it, and null where it does.</summary>
    /// <param name="api">The address of the API, with the path that it has behind an edge.</param>
    /// <param name="route">The route, without a slash before it: <c>api/drift</c>.</param>
    /// <param name="token">A token of an editor.</param>
    /// <param name="content">The report.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<string?> SendAsync(Uri api, string route, string token, HttpContent content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{api.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{route}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = content;
        try
        {
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return null;
            }
            var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return $"{api} answered {(int)response.StatusCode}: {answer[..Math.Min(answer.Length, LongestAnswer)]}";
        }
        catch (HttpRequestException exception)
        {
            return $"{api} cannot be reached: {exception.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{api} has not answered within {client.Timeout.TotalSeconds} s.";
        }
    }
}

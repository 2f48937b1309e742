using System.Net.Sockets;

namespace EnvMap.Api.Observations.Probes;

/// <summary>A GET request on a connection of its own; redirects are not followed, and no body is read.</summary>
internal sealed class HttpProbe(Uri target) : IProbe
{
    private static readonly HttpClient s_client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            using var response = await s_client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)response.StatusCode;
            return status is >= 200 and < 400 ? ProbeResult.Healthy($"Answers with {status}.") : ProbeResult.Unhealthy($"Answers with {status}.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException socket)
        {
            return ProbeResult.Of(socket);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.Unknown)
        {
            return ProbeResult.Closed;
        }
        catch (HttpRequestException exception)
        {
            return ProbeResult.Unhealthy($"The request failed: {exception.HttpRequestError}.");
        }
    }
}

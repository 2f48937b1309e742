using Microsoft.AspNetCore.Http;

namespace EnvMap.ServiceDefaults;

internal static class ForwardedRequest
{
    // Where the host believes the proxy, what is left of the first is the last.
    private static readonly string[] s_headers = ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Original-For"];

    /// <summary>Whether a proxy passed the request on, so that whoever asks may be anybody.</summary>
    public static bool IsForwarded(this HttpRequest request) => Array.Exists(s_headers, request.Headers.ContainsKey);
}

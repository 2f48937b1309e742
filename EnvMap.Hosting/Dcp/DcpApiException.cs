using System.Net;

namespace EnvMap.Hosting.Dcp;

/// <summary>DCP refused a request.</summary>
internal sealed class DcpApiException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Healthy where a GET request to an endpoint is answered with a certain status.</summary>
internal sealed class HttpEndpointHealthCheck(Func<CancellationToken, ValueTask<Uri?>> address, int statusCode, Func<HttpClient> client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await address(cancellationToken).ConfigureAwait(false) is not { } uri)
        {
            return new(context.Registration.FailureStatus, "The address is not known yet.");
        }

        try
        {
            using var http = client();
            using var response = await http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return status == statusCode
                ? HealthCheckResult.Healthy()
                : new(context.Registration.FailureStatus, $"{uri} answered {status}, expected {statusCode}.");
        }
        catch (HttpRequestException exception)
        {
            return new(context.Registration.FailureStatus, $"{uri} did not answer: {exception.Message}", exception);
        }
    }
}

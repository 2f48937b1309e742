using System.Net.Http.Headers;
using System.Text.Json;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Polly;

namespace EnvMap.Api.Peers;

/// <summary>Asks an instance of another environment for its state; follows no redirects, and reads only so much.</summary>
internal sealed class PeerClient(IHttpClientFactory clients, IOptions<JsonOptions> json)
{
    public const string Name = "peers";

    private static PeerAnswer NoStatus { get; } = new(null, "The answer of the peer is no status.");

    public async Task<PeerAnswer> ReadAsync(DeployEnvironment environment, string address, string? token, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(Name);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{address.TrimEnd('/')}/api/status");
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return new PeerAnswer(null, $"The peer answers with {(int)response.StatusCode}.");
            }
            var report = await response.Content.ReadFromJsonAsync<StatusReport>(json.Value.SerializerOptions, cancellationToken);
            return report switch
            {
                { Cells: null } or { Profile: null } or null => NoStatus,
                _ when report.Cells.Any(cell => cell is null or { Row: null }) => NoStatus,
                _ when report.Environment != environment => new PeerAnswer(null, $"The peer is part of {report.Environment}."),
                _ => new PeerAnswer(report, null),
            };
        }
        catch (JsonException)
        {
            return NoStatus;
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new PeerAnswer(null, "The peer cannot be reached.");
        }
    }
}

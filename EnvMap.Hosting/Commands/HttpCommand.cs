using System.Net.Http.Headers;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnvMap.Hosting.Commands;

/// <summary>A command that sends a request to an endpoint of its resource.</summary>
internal sealed class HttpCommand(EndpointReference endpoint, string path, HttpMethod method, HttpCommandOptions options)
{
    public async Task<ExecuteCommandResult> ExecuteAsync(ExecuteCommandContext context)
    {
        if (!endpoint.IsAllocated)
        {
            return CommandResults.Failure($"The endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}' has no address yet; start the resource first.");
        }

        try
        {
            return await SendAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            return CommandResults.Canceled();
        }
        catch (Exception exception)
        {
            return CommandResults.Failure(exception);
        }
    }

    private async Task<ExecuteCommandResult> SendAsync(ExecuteCommandContext context)
    {
        var client = context.Services.GetRequiredService<IHttpClientFactory>().CreateClient(options.HttpClientName ?? Options.DefaultName);
        if (options.HttpClientName is null)
        {
            // Whoever asked for the command can end it; it may take its time.
            client.Timeout = Timeout.InfiniteTimeSpan;
        }

        using var request = new HttpRequestMessage(method, new Uri(new Uri(endpoint.Url), path));
        if (options.PrepareRequest is { } prepare)
        {
            await prepare(new()
            {
                Services = context.Services,
                ResourceName = context.ResourceName,
                Endpoint = endpoint,
                CancellationToken = context.CancellationToken,
                HttpClient = client,
                Request = request
            }).ConfigureAwait(false);
        }

        using var response = await client.SendAsync(request, context.CancellationToken).ConfigureAwait(false);
        return options.GetCommandResult is not { } judge
            ? await JudgeAsync(response, context.CancellationToken).ConfigureAwait(false)
            : await judge(new()
            {
                Services = context.Services,
                ResourceName = context.ResourceName,
                Endpoint = endpoint,
                CancellationToken = context.CancellationToken,
                HttpClient = client,
                Response = response
            }).ConfigureAwait(false);
    }

    private async Task<ExecuteCommandResult> JudgeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var format = FormatOf(response.Content.Headers.ContentType);
        var text = format is null ? string.Empty : await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return new()
        {
            Success = response.IsSuccessStatusCode,
            Message = response.IsSuccessStatusCode ? null : $"Request failed with status code {response.StatusCode}",
            Data = format is { } known && text.Length > 0 ? new() { Value = text, Format = known } : null
        };
    }

    private CommandResultFormat? FormatOf(MediaTypeHeaderValue? type) => options.ResultMode switch
    {
        HttpCommandResultMode.Json => CommandResultFormat.Json,
        HttpCommandResultMode.Text => CommandResultFormat.Text,
        HttpCommandResultMode.Auto when type?.MediaType is { } media => media.ToLowerInvariant() switch
        {
            "application/json" => CommandResultFormat.Json,
            var known when known.EndsWith("+json", StringComparison.Ordinal) => CommandResultFormat.Json,
            var known when known.StartsWith("text/", StringComparison.Ordinal) => CommandResultFormat.Text,
            _ => null
        },
        _ => null
    };
}

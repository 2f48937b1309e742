using System.Net;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Tests.Deploy.Compose.Running;

public sealed class ApiReporterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://example.org", "https://example.org/api/drift")]
    [InlineData("https://example.org/envmap/", "https://example.org/envmap/api/drift")]
    public async Task ThePathBehindAnEdgeStays(string address, string expected)
    {
        using var handler = new Answering((request, _) => Task.FromResult(new HttpResponseMessage(
            request.RequestUri!.AbsoluteUri == expected && $"{request.Headers.Authorization}" is "Bearer token" ? HttpStatusCode.Created : HttpStatusCode.NotFound)));
        using var client = new HttpClient(handler);
        Assert.Null(await new ApiReporter(client).SendAsync(new Uri(address), "api/drift", "token", new StringContent("{}"), Token));
        Assert.NotNull(await new ApiReporter(client).SendAsync(new Uri(address), "api/other", "token", new StringContent("{}"), Token));
    }

    [Fact]
    public async Task AnApiThatDoesNotAnswerIsAReasonAndNoFailure()
    {
        using var handler = new Answering(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It was not cancelled.");
        });
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMilliseconds(50) };
        Assert.Equal(
            "https://example.org/ has not answered within 0.05 s.",
            await new ApiReporter(client).SendAsync(new Uri("https://example.org"), "api/drift", "token", new StringContent("{}"), Token));
    }

    private sealed class Answering(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}

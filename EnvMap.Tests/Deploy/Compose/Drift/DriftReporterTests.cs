using System.Net;
using System.Net.Http.Json;
using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Tests.Deploy.Compose.Drift;

public sealed class DriftReporterTests
{
    [Fact]
    public async Task OfMoreDifferencesThanTheApiTakesSomeOfEachServiceAreSentAndTheOthersCounted()
    {
        var findings = Enumerable.Range(0, 300).Select(number => Finding("api", number)).Append(Finding("edge", 0)).ToList();
        using var handler = new Receiving();
        using var client = new HttpClient(handler);

        Assert.Null(await new DriftReporter(new ApiReporter(client)).SendAsync(
            new Uri("https://example.org"), "token", Report(findings), TestContext.Current.CancellationToken));

        var sent = handler.Report!.Findings;
        Assert.Equal(200, sent.Count);
        Assert.Single(sent, finding => finding.Service is "edge");
        Assert.EndsWith(" Besides, 101 more things differ.", sent[^1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(sent.SkipLast(1), finding => finding.Message.Contains("Besides", StringComparison.Ordinal));
        Assert.All(sent, finding => Assert.InRange(finding.Item!.Length, 1, 301));
    }

    [Fact]
    public async Task FewerAreSentAsTheyCame()
    {
        using var handler = new Receiving();
        using var client = new HttpClient(handler);

        await new DriftReporter(new ApiReporter(client)).SendAsync(
            new Uri("https://example.org"), "token", Report([Finding("b", 0), Finding("a", 1), Finding("b", 2)]), TestContext.Current.CancellationToken);

        Assert.Equal(["b It differs in 0.", "a It differs in 1.", "b It differs in 2."], handler.Report!.Findings.Select(finding => $"{finding.Service} {finding.Message}"));
    }

    private static DriftFinding Finding(string service, int number) =>
        new() { Service = service, Rows = ["Nginx"], Aspect = DriftAspect.Environment, Item = new string('x', 400), Message = $"It differs in {number}." };

    private static DriftReport Report(IReadOnlyList<DriftFinding> findings) =>
        new() { Project = "envmap", Profile = "staging-0", Machine = "this machine", At = DateTimeOffset.UnixEpoch, Services = ["api"], Findings = findings };

    private sealed class Receiving : HttpMessageHandler
    {
        public DriftReport? Report { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Report = await request.Content!.ReadFromJsonAsync(DriftJsonContext.Default.DriftReport, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.Created);
        }
    }
}

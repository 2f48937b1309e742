using System.Net;
using System.Text;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpClientWatchTests
{
    [Fact]
    public async Task ALostConnectionLosesAndRepeatsNothing()
    {
        var server = new ScriptedServer(
            watches:
            [
                [Event("ADDED", "a", 1), Event("MODIFIED", "a", 2), Event("ADDED", "b", 3), "{\"type\":\"MODIFIED\",\"obj"],
                [Event("ADDED", "a", 5), Event("ADDED", "b", 3), Event("DELETED", "b", 6), Event("MODIFIED", "a", 7)],
            ],
            lists: [[Object("a", 1)], [Object("a", 5), Object("c", 4)]]);

        var told = await server.WatchAsync(until: "a7");

        Assert.Equal(["Added a1", "Modified a2", "Added b3", "Deleted b3", "Modified a5", "Added c4", "Modified a7"], told);
    }

    [Fact]
    public async Task AnExpiredWatchIsTakenUpAgain()
    {
        var server = new ScriptedServer(
            watches:
            [
                ["{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}}"],
                [Event("ADDED", "a", 1), Event("MODIFIED", "a", 2)],
            ],
            lists: [[], [Object("a", 1)]]);

        Assert.Equal(["Added a1", "Modified a2"], await server.WatchAsync(until: "a2"));
    }

    private static string Event(string type, string name, int version) => $$"""{"type":"{{type}}","object":{{Object(name, version)}}}""";

    private static string Object(string name, int version) => $$$"""{"metadata":{"name":"{{{name}}}","uid":"uid-{{{name}}}","resourceVersion":"{{{version}}}"},"spec":{"unknown":1}}""";

    /// <summary>Each watch request gets the next script and is then cut; each list request the next list.</summary>
    private sealed class ScriptedServer(string[][] watches, string[][] lists) : HttpMessageHandler
    {
        private int _watch;
        private int _list;

        public async Task<List<string>> WatchAsync(string until)
        {
            using var http = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://dcp.test/") };
            var client = new DcpClient(_ => Task.FromResult(http));
            var told = new List<string>();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(10));
            await foreach (var change in client.WatchAsync<Service>(limit.Token))
            {
                var metadata = change.Object.Metadata;
                told.Add($"{change.Type} {metadata.Name}{metadata.ResourceVersion}");
                if (metadata.Name + metadata.ResourceVersion == until)
                {
                    break;
                }
            }

            return told;
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal)
                ? string.Join('\n', watches[_watch++])
                : $$"""{"items":[{{string.Join(',', lists[_list++])}}]}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        }
    }
}

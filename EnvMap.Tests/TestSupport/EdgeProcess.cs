using EnvMap.Hosting.Dashboard;
using EnvMap.Tools.LoadBalancing.Nginx;

namespace EnvMap.Tests.TestSupport;

/// <summary>The edge, with the configuration that the AppHost writes, in front of one API.</summary>
internal sealed class EdgeProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ChildProcess _process;

    private EdgeProcess(TemporaryFolder folder, ChildProcess process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    public static async Task<EdgeProcess> StartAsync(ApiProcess api)
    {
        var nginx = await FetchedTools.NginxAsync();
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["temp"]);
        var port = LoopbackPort.FindFree(1)[0];
        var file = folder.Write("nginx.conf", NginxConfiguration.Write([new EdgeRoute("api", api.Client.BaseAddress!.Authority, IsDefault: true)], port));
        var process = ChildProcess.Start(nginx.GetCommandPath("nginx"), ["-p", folder.FullName, "-c", file, "-e", "stderr"], folder.FullName);
        var edge = new EdgeProcess(folder, process, new Uri($"http://127.0.0.1:{port}"));
        using var client = new HttpClient { BaseAddress = edge.Address };
        await Eventually.Async(() => edge.AnswersAsync(client), "the edge");
        return edge;
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        Assert.False(_process.Exited.IsCompleted, _process.Output);
        try
        {
            return await client.GetStringAsync(NginxResource.HealthPath, TestContext.Current.CancellationToken) is "ok\n";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.EndAsync();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}

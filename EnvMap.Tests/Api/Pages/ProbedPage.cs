using EnvMap.Tests.TestSupport;
using Microsoft.Playwright;

namespace EnvMap.Tests.Api.Pages;

/// <summary>The page of an API that probes a server of the test for the row Prometheus.</summary>
internal sealed class ProbedPage(ProbedServer server, ApiProcess api, Chromium chromium) : IAsyncDisposable
{
    public ProbedServer Server => server;

    public ApiProcess Api => api;

    public Chromium Chromium => chromium;

    public IPage Page => chromium.Page;

    /// <summary>Opens the page; before that, whatever <paramref name="prepare"/> does with the browser's page.</summary>
    public static async Task<ProbedPage> OpenAsync(PostgresServer postgres, Func<IPage, Task>? prepare = null)
    {
        var file = Chromium.Require();
        var server = await ProbedServer.StartAsync();
        var api = await LocalApi.StartAsync(postgres, StatusReader.HttpProbe("prometheus", new Uri(server.Address, "-/healthy"), "Prometheus"));
        var opened = new ProbedPage(server, api, await Chromium.OpenAsync(file));
        if (prepare is not null)
        {
            await prepare(opened.Page);
        }
        await opened.Page.GotoAsync(api.Client.BaseAddress!.AbsoluteUri);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await api.DisposeAsync();
        await server.DisposeAsync();
    }
}

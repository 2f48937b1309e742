using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using EnvMap.Hosting.Dashboard;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace EnvMap.Tests.Hosting.Dashboard;

/// <summary>What we rely on in the real dashboard.</summary>
public sealed class RealDashboardTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ItServesThoseWhoLogInAndReadsTheResourceService()
    {
        var path = await RealDashboard.GetPathAsync();
        var options = CreateOptions();
        using var logs = new RecordingLoggerFactory();
        await using var service = new RunningResourceService(options, logs);
        await service.StartAsync();
        var console = new DashboardLog(logs, options.Secrets);
        using var process = Start(path, options, service.Address, console);
        try
        {
            await console.Listening.WaitAsync(s_patience, Cancellation);

            await CheckLoginAsync(options);
            await CheckTelemetryAsync(options);
            await logs.WaitForAsync(line => line.Message.Contains("DashboardService/WatchResources", StringComparison.Ordinal), s_patience);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task TheLauncherRunsItThroughDcp()
    {
        var path = await RealDashboard.GetPathAsync();
        var options = CreateOptions();
        await using var dcp = await RealDcp.StartAsync();
        using var logs = new RecordingLoggerFactory();
        await using var service = new RunningResourceService(options);
        await service.StartAsync();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var launcher = new DashboardLauncher(Options.Create(options), dcp.Client, logs);

        var clock = Stopwatch.StartNew();
        var running = launcher.RunAsync(_ => Task.FromResult(path), Task.FromResult(service.Address), stopping.Token);
        Assert.Equal(DashboardState.Running, await launcher.Started.WaitAsync(s_patience, Cancellation));
        TestContext.Current.TestOutputHelper?.WriteLine($"Listening after {clock.ElapsedMilliseconds} ms.");

        await CheckLoginAsync(options);
        await stopping.CancelAsync();
        await running;
        Assert.Equal(DashboardState.Stopped, launcher.State);
        Assert.Single(logs.Lines, line => line.Message.Contains(options.BrowserToken, StringComparison.Ordinal));
    }

    private static DashboardOptions CreateOptions()
    {
        var configuration = new ConfigurationManager();
        DashboardDefaults.Apply(configuration, randomizePorts: true);
        var options = new DashboardOptions();
        new ConfigureDashboardOptions(configuration, new HostingEnvironment { ApplicationName = "Shop.AppHost" }).Configure(options);
        return options;
    }

    private static Process Start(string path, DashboardOptions options, Uri resourceService, DashboardLog console)
    {
        var start = new ProcessStartInfo(path, DashboardExecutable.Arguments(path))
        {
            WorkingDirectory = Path.GetDirectoryName(path),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in DashboardEnvironment.Create(options, resourceService))
        {
            start.Environment[name] = value;
        }

        // As in many container images.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Write(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Write(line.Data, isError: true);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Write(string? text, bool isError)
        {
            if (text is not null)
            {
                console.Write(text, isError);
            }
        }
    }

    private static async Task CheckLoginAsync(DashboardOptions options)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(DashboardAddresses.ForBrowser(options)) };

        using var stranger = await browser.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
        using var login = await browser.GetAsync($"/login?t={options.BrowserToken}", Cancellation);
        Assert.Contains("Set-Cookie", login.Headers.Select(header => header.Key));
        using var page = await browser.GetAsync("/", Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static async Task CheckTelemetryAsync(DashboardOptions options)
    {
        using var sender = new HttpClient { BaseAddress = new Uri(options.OtlpHttpUrl) };

        using var refused = await sender.PostAsync("/v1/traces", Empty(), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        sender.DefaultRequestHeaders.Add("x-otlp-api-key", options.OtlpApiKey);
        using var taken = await sender.PostAsync("/v1/traces", Empty(), Cancellation);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        // An export request without spans is zero bytes long.
        static ByteArrayContent Empty() => new([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-protobuf") } };
    }
}

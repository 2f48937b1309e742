using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EnvMap.Tests.TestSupport;

/// <summary>The built API, or the published one that <c>ENVMAP_TEST_API</c> names, as a process on a free port.</summary>
public sealed partial class ApiProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ApiProcess(ChildProcess process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public string Output => _process.Output;

    public int Id => _process.Id;

    /// <summary>Starts the API and waits until it listens, which it does before it is ready.</summary>
    public static async Task<ApiProcess> StartAsync(
        string connectionString, string environment = "Production", params (string Name, string Value)[] variables)
    {
        var process = StartProcess(connectionString, environment, variables);
        try
        {
            var address = await process.WaitForLineAsync(line =>
                Listening().Match(line) is { Success: true } match ? match.Groups[1].Value : null);
            return new ApiProcess(process, new Uri(address));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>As <see cref="StartAsync"/>, waits until <c>/health</c> answers 200, and logs the client in as admin.</summary>
    public static async Task<ApiProcess> StartReadyAsync(
        string connectionString, string environment = "Production", params (string Name, string Value)[] variables)
    {
        var api = await StartAsync(connectionString, environment, variables);
        await api.WaitForHealthAsync(HttpStatusCode.OK);
        await api.Client.LogInAsync();
        return api;
    }

    public static ChildProcess StartProcess(
        string? connectionString, string environment, params (string Name, string Value)[] variables)
    {
        var file = Environment.GetEnvironmentVariable("ENVMAP_TEST_API") ?? BuiltProject.FileOf("EnvMap.Api");
        var settings = new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ConnectionStrings__envmapdb"] = connectionString,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
            ["EnvMap__Auth__AdminPassword"] = ApiLogin.AdminPassword,
            ["EnvMap__Auth__SigningSecret"] = ApiLogin.SigningSecret,
            ["EnvMap__ReadPolicy"] = "Anonymous",
        };
        foreach (var (name, value) in variables)
        {
            settings[name] = value;
        }

        return ChildProcess.Start("dotnet", [file], Path.GetDirectoryName(file), settings);
    }

    /// <summary>Waits for the status, and, where given, for a text in the body; returns the body.</summary>
    public async Task<JsonElement> WaitForHealthAsync(HttpStatusCode status, string? text = null)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var response = await Client.GetAsync("/health", timeout.Token);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(timeout.Token);
            if (response.StatusCode == status && (text is null || body.GetRawText().Contains(text, StringComparison.Ordinal)))
            {
                return body;
            }
        }
        while (await timer.WaitForNextTickAsync(timeout.Token));

        throw new InvalidOperationException("The timer ended.");
    }

    /// <summary>Sends SIGTERM and returns the exit code.</summary>
    public async Task<int> TerminateAsync(TimeSpan? within = null)
    {
        _process.Signal(PosixSignal.SIGTERM);
        return await _process.WaitForExitAsync(within);
    }

    /// <summary>Ends it as a crash does.</summary>
    public void Kill() => _process.KillAlone();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}

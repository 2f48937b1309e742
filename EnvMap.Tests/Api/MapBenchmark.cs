using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>
/// Measures /api/map against a bare Kestrel endpoint that gives the same bytes and headers, with the prober running. Run by
/// eng/bench-map.sh, never by an ordinary test run; it prints, and asserts only that both give the same.
/// </summary>
public sealed partial class MapBenchmark(PostgresServer postgres, ITestOutputHelper output) : IClassFixture<PostgresServer>
{
    private const int Runs = 5;

    // Written anew for each answer by the server itself.
    private static readonly string[] s_own = ["Date", "Age"];

    [Fact(Explicit = true)]
    public async Task TheMapComparedWithItsBytesAlone()
    {
        var seconds = Setting("ENVMAP_BENCH_SECONDS");
        await using var api = await ApiProcess.StartReadyAsync(
            await postgres.CreateDatabaseAsync(), "Production",
            ("EnvMap__Probes__postgres__Rows__0", "PostgreSQL (Docker)"), ("EnvMap__Probes__postgres__Kind", "PostgreSql"), ("EnvMap__Probes__postgres__Target", "envmapdb"),
            ("EnvMap__Probes__api__Rows__0", "Console Logging"), ("EnvMap__Probes__api__Kind", "Self"));
        var map = new Uri(api.Client.BaseAddress!, "api/map");
        await using var bare = ChildProcess.Start("dotnet", [
            "exec", "--runtimeconfig", Path.ChangeExtension(Setting("ENVMAP_TEST_API"), "runtimeconfig.json"), Setting("ENVMAP_BENCH_BARE"), map.AbsoluteUri]);
        var address = new Uri(await bare.WaitForLineAsync(line => Listening().Match(line) is { Success: true } match ? match.Groups[1].Value : null));
        Assert.Equal(await AnswerOf(map), await AnswerOf(address));

        foreach (var connections in (int[])[64, 256])
        {
            await LoadAsync(map, connections, "3");
            await LoadAsync(address, connections, "3");
            List<Load> maps = [], bares = [];
            for (var run = 0; run < Runs; run++)
            {
                maps.Add(await LoadAsync(map, connections, seconds));
                bares.Add(await LoadAsync(address, connections, seconds));
            }
            var (rate, bareRate) = (Median(maps, load => load.PerSecond), Median(bares, load => load.PerSecond));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{connections} connections, median of {Runs} x {seconds} s: /api/map {rate:0}/s, p99 {Median(maps, load => load.P99Milliseconds):0.0} ms; bare {bareRate:0}/s, p99 {Median(bares, load => load.P99Milliseconds):0.0} ms; ratio {rate / bareRate:0.00}, least {maps.Zip(bares, (one, other) => one.PerSecond / other.PerSecond).Min():0.00}"));
        }
    }

    private static async Task<string> AnswerOf(Uri uri)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(uri, TestContext.Current.CancellationToken);
        var headers = Lines(answer.Headers).Concat(Lines(answer.Content.Headers)).Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";

        static IEnumerable<string> Lines(HttpHeaders headers) =>
            headers.Where(header => !s_own.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
    }

    private static async Task<Load> LoadAsync(Uri uri, int connections, string seconds)
    {
        await using var wrk = ChildProcess.Start("wrk", ["--threads", "2", "--connections", $"{connections}", "--duration", $"{seconds}s", "--latency", uri.AbsoluteUri]);
        Assert.Equal(0, await wrk.WaitForExitAsync());
        Assert.DoesNotContain("Non-2xx", wrk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Socket errors", wrk.Output, StringComparison.Ordinal);
        var p99 = P99().Match(wrk.Output);
        var scale = p99.Groups["unit"].Value switch { "us" => 0.001, "ms" => 1, "s" => 1000, var unit => throw new FormatException(unit) };
        return new(Number(Rate().Match(wrk.Output)), Number(p99) * scale);
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set. Run eng/bench-map.sh.");

    private static double Number(Match match) => double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<Load> loads, Func<Load, double> of) => loads.Select(of).Order().ElementAt(Runs / 2);

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"Requests/sec:\s+(?<number>[\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(?<number>[\d.]+)(?<unit>us|ms|s)")]
    private static partial Regex P99();

    private sealed record Load(double PerSecond, double P99Milliseconds);
}

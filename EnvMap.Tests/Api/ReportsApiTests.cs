using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Running;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Api;

/// <summary>What is reported of drift, and what becomes of it on the board.</summary>
[Collection(nameof(PostgresTests))]
public sealed class ReportsApiTests(PostgresServer postgres, SharedApi shared) : IClassFixture<SharedApi>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AReportTurnsExactlyItsCellAndTheNextOneTurnsItBack()
    {
        await using var server = await ProbedServer.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        var probe = StatusReader.HttpProbe("edge", server.Address, "Nginx");
        await using var api = await ApiProcess.StartReadyAsync(database, "Production", [("EnvMap__Environment", "Staging"), .. probe, StatusReader.Interval(0.2)]);
        var before = await api.Client.WaitForCellAsync("nginx", "staging", "in-sync healthy");
        var others = Others(await api.Client.StatusAsync());

        await PostAsync(api, Drift("2026-01-02T03:04:05Z", ("edge", "Nginx", "environment", "The variable A differs."), ("edge", "Nginx", "health", "It is unhealthy.")));
        var cell = (await api.Client.StatusAsync()).Cell("nginx", "staging");
        Assert.Equal(("drifted healthy", "edge: The variable A differs."), (cell.State(), cell.GetProperty("detail").GetString()));
        Assert.Equal("2026-01-02T03:04:05+00:00", cell.GetProperty("since").GetString());
        Assert.Equal(others, Others(await api.Client.StatusAsync()));

        // What is probed meanwhile does not take it away, and is not what is kept of probes.
        var probes = server.Requests;
        await Eventually.Async(() => server.Requests > probes + 2, "more probes");
        Assert.Equal("drifted healthy", (await api.Client.StatusAsync()).Cell("nginx", "staging").State());
        server.AnswerWith(500);
        await api.Client.WaitForCellAsync("nginx", "staging", "drifted unhealthy");
        server.AnswerWith(200);
        await api.Client.WaitForCellAsync("nginx", "staging", "drifted healthy");

        // An older report, that was late, says nothing any more.
        await PostAsync(api, Drift("2026-01-01T00:00:00Z"));
        Assert.Equal("drifted healthy", (await api.Client.StatusAsync()).Cell("nginx", "staging").State());

        await using (var second = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Environment", "Local")))
        {
            var heard = await second.Client.WaitForCellAsync("nginx", "staging", "drifted unknown");
            Assert.Equal("edge: The variable A differs.", heard.GetProperty("detail").GetString());
        }

        await PostAsync(api, Drift("2026-01-02T03:05:00Z"));
        var back = (await api.Client.StatusAsync()).Cell("nginx", "staging");
        Assert.Equal((before.State(), before.GetProperty("detail").GetString()), (back.State(), back.GetProperty("detail").GetString()));
        var history = await api.Client.GetFromJsonAsync<JsonElement>("/api/tools/nginx/history", Cancellation);
        Assert.DoesNotContain(history.GetProperty("items").EnumerateArray(), change => change.GetProperty("drift").GetString() is "drifted");
    }

    [Fact]
    public async Task ReportsAreKeptAsManyAsIsSaid()
    {
        await using var api = await LocalApi.StartAsync(postgres, ("EnvMap__Reports__Kept", "2"));
        for (var minute = 1; minute <= 4; minute++)
        {
            await PostAsync(api, Drift($"2026-01-02T03:0{minute}:00Z"));
        }
        await PostAsync(api, Drift("2026-01-02T03:00:00Z", "production-0"));
        var kept = await api.Client.GetFromJsonAsync<JsonElement>("/api/drift", Cancellation);
        Assert.Equal(
            ["staging-0 04", "staging-0 03", "production-0 00"],
            kept.EnumerateArray().Select(report => $"{report.GetProperty("profile")} {report.GetProperty("at").GetDateTimeOffset():mm}"));
        var one = await api.Client.GetFromJsonAsync<JsonElement>($"/api/drift/{kept[0].GetProperty("id")}", Cancellation);
        Assert.Equal((kept[0].GetRawText(), "admin"), (one.GetRawText(), one.GetProperty("reportedBy").GetString()));
        Assert.Equal(2, (await api.Client.GetFromJsonAsync<JsonElement>("/api/drift?profile=STAGING-0", Cancellation)).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync($"/api/drift/{Guid.NewGuid()}", Cancellation)).StatusCode);

        using var late = await api.Client.PostAsJsonAsync("/api/drift", Drift("2026-01-02T03:02:00Z", ("edge", "Nginx", "image", "It was another one.")), Cancellation);
        await late.AssertProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal(kept.GetRawText(), (await api.Client.GetFromJsonAsync<JsonElement>("/api/drift", Cancellation)).GetRawText());
    }

    [Theory]
    [InlineData("""{"profile":"nowhere-0"}""", "profile")]
    [InlineData("""{"profile":"staging-7"}""", "profile")]
    [InlineData("""{"profile":"staging"}""", "Profile")]
    [InlineData("""{}""", "Profile")]
    [InlineData("""{"profile":"staging-0","at":"2999-01-01T00:00:00Z"}""", "At")]
    [InlineData("""{"profile":"staging-0","findings":[{"service":"edge","aspect":"ports"}]}""", "Findings[0].Message")]
    [InlineData("""{"profile":"staging-0","findings":[null]}""", "Findings")]
    [InlineData("""{"profile":"staging-0","services":[null]}""", "Services")]
    [InlineData("""{"profile":"staging-0","findings":[{"service":"edge","aspect":"ports","message":"x","rows":[null]}]}""", "Findings[0].Rows")]
    public async Task AReportThatIsWrongIsRefusedWithTheReason(string body, string field)
    {
        using var response = await PostTextAsync(await shared.StartAsync(), body);
        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => string.Equals(error.Name, field, StringComparison.OrdinalIgnoreCase));
        await AssertNothingIsKeptAsync();
    }

    [Theory]
    [InlineData("""{"profile":"staging-0","findings":null}""", "$.findings")]
    [InlineData("""{"profile":"staging-0","services":null}""", "$.services")]
    [InlineData("""{"profile":"staging-0","findings":[{"service":"edge","aspect":"ports","message":"x","rows":null}]}""", "$.findings[0].rows")]
    public async Task AListThatIsNullIsRefusedWithItsPath(string body, string path)
    {
        using var response = await PostTextAsync(await shared.StartAsync(), body);
        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.Contains($"'{path}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await AssertNothingIsKeptAsync();
    }

    [Fact]
    public async Task WhatTheToolSendsIsTakenAndHealthAloneIsNoDrift()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        var token = await api.Client.TokenAsync("admin", ApiLogin.AdminPassword);
        using var client = new HttpClient();
        var reporter = new DriftReporter(new ApiReporter(client));
        var finding = new DriftFinding { Service = "edge", Rows = ["Nginx"], Aspect = DriftAspect.Health, Message = "It is unhealthy." };
        var report = new DriftReport { Project = "envmap", Profile = "staging-0", Machine = "this machine", At = DateTimeOffset.UtcNow.AddMinutes(-2), Services = ["edge"], Findings = [finding] };

        Assert.Null(await reporter.SendAsync(api.Client.BaseAddress!, token, report, Cancellation));
        Assert.Equal("not-observable unknown", (await api.Client.StatusAsync()).Cell("nginx", "staging").State());
        var page = await api.Client.GetStringAsync("/drift", Cancellation);
        Assert.Contains("nothing differs, 1 unhealthy in 1 service", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-drift=\"Drifted\"", page, StringComparison.Ordinal);

        var images = Enum.GetValues<DriftAspect>().Select(aspect => finding with { Aspect = aspect, Item = "x", Message = $"Its {aspect} differs." });
        Assert.Null(await reporter.SendAsync(api.Client.BaseAddress!, token, report with { At = report.At.AddMinutes(1), Findings = [.. images] }, Cancellation));
        Assert.Equal("drifted unknown", (await api.Client.StatusAsync()).Cell("nginx", "staging").State());
        page = await api.Client.GetStringAsync("/drift", Cancellation);
        Assert.Contains("15 differences, 1 unhealthy in 1 service", page, StringComparison.Ordinal);

        // A page may be rendered while it still reads.
        for (var round = 0; round < 10; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.Client.GetAsync("/drift", Cancellation)));
            Assert.DoesNotContain(answers, answer => answer.StatusCode is HttpStatusCode.InternalServerError);
        }
        Assert.Contains("data-drift=\"Drifted\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportThatCannotBeReadHidesNoOtherAndIsReadOnce()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Environment", "Local"));
        using var evidence = await api.Client.PostAsJsonAsync("/api/evidence", new { cells = new[] { new { row = "Nginx", environment = "staging", @true = true, reached = "rendered" } } }, Cancellation);
        await PostAsync(api, Drift("2026-01-02T03:04:05Z", "staging-0", ("edge", "Nginx", "image", "Another image runs.")));
        await PostgresServer.ExecuteAsync(
            database,
            """INSERT INTO drift_reports VALUES (gen_random_uuid(), 'production-0', now(), '{"profile":"production-0","services":[],"findings":null}')""");

        await using var second = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Environment", "Local"));
        await second.Client.WaitForCellAsync("nginx", "staging", "drifted unknown");
        await Eventually.Async(
            async () => (await second.Client.StatusAsync()).Cell("nginx", "staging").GetProperty("evidence") is { ValueKind: JsonValueKind.Object } shown && shown.GetProperty("grade").GetString() is "rendered",
            "evidence that comes after a report that cannot be read");

        // By the time that later reports are heard, all of them were looked at again.
        await PostAsync(api, Drift("2026-01-02T03:05:00Z"));
        await second.Client.WaitForCellAsync("nginx", "staging", "not-observable unknown");
        Assert.Single(second.Output.Split('\n'), line => line.Contains("it cannot be read", StringComparison.Ordinal));
        var page = await api.Client.GetStringAsync("/drift", Cancellation);
        Assert.Contains("staging-0", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"production-0\"", page, StringComparison.Ordinal);
    }

    private static object Drift(string at, params (string Service, string Row, string Aspect, string Message)[] findings) => Drift(at, "staging-0", findings);

    private static object Drift(string at, string profile, params (string Service, string Row, string Aspect, string Message)[] findings) => new
    {
        profile,
        at,
        services = new[] { "api", "edge", "postgres" },
        findings = findings.Select(finding => new { service = finding.Service, rows = new[] { finding.Row, "no row" }, aspect = finding.Aspect, message = finding.Message }),
    };

    private static async Task PostAsync(ApiProcess api, object report)
    {
        using var response = await api.Client.PostAsJsonAsync("/api/drift", report, Cancellation);
        Assert.True(response.StatusCode is HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static Task<HttpResponseMessage> PostTextAsync(ApiProcess api, string body) =>
        api.Client.PostAsync("/api/drift", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancellation);

    private async Task AssertNothingIsKeptAsync()
    {
        var api = await shared.StartAsync();
        Assert.Equal("[]", await api.Client.GetStringAsync("/api/drift", Cancellation));
        Assert.Contains("Nobody has reported drift.", await api.Client.GetStringAsync("/drift", Cancellation), StringComparison.Ordinal);
    }

    // All cells but the one that is meant.
    private static List<string> Others(JsonElement report) =>
    [
        .. report.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("row").GetString() is not "nginx")
            .Select(cell => $"{cell.GetProperty("row")} {cell.GetProperty("environment")} {cell.State()}"),
    ];
}

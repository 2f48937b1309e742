using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Api;

/// <summary>What is reported of evidence, and what becomes of it on the board.</summary>
[Collection(nameof(PostgresTests))]
public sealed class EvidenceApiTests(PostgresServer postgres, SharedApi shared) : IClassFixture<SharedApi>
{
    private static readonly DateTimeOffset s_time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EvidenceIsShownInItsCells()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync("/api/evidence", Cancellation)).StatusCode);
        using var response = await api.Client.PostAsJsonAsync("/api/evidence", new
        {
            commit = "0f3c9a1b2c3d",
            at = "2026-01-02T03:04:05Z",
            applicable = 118,
            @true = 1,
            absent = 38,
            absentTrue = 38,
            unrealised = new[] { "staging/Loki" },
            claimed = new[] { "staging/Grafana" },
            grades = new { rendered = 0, validated = 0, observed = 1 },
            cells = new object[]
            {
                new { row = "Nginx", environment = "staging", profile = "staging-0", declared = "observed", reached = "observed", @true = true, by = new[] { "nginx -t", "docker compose up" }, problems = Array.Empty<string>() },
                new { row = "Grafana", environment = "staging", profile = "staging-0", declared = "observed", reached = "rendered", @true = false, by = Array.Empty<string>(), problems = new[] { "The result is of another commit." } },
                new { row = "Loki", environment = "staging", profile = "staging-0", declared = (string?)null, reached = (string?)null, @true = false, by = Array.Empty<string>(), problems = Array.Empty<string>() },
                // As large as the whole of a map with many problems.
                new { row = "Nowhere", environment = "staging", profile = "", declared = (string?)null, reached = (string?)null, @true = false, by = Array.Empty<string>(), problems = Enumerable.Repeat(new string('x', 3000), 60) },
            },
        }, Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        var status = await api.Client.StatusAsync();
        var nginx = status.Cell("nginx", "staging").GetProperty("evidence");
        Assert.Equal(("observed", "nginx -t, docker compose up"), (nginx.GetProperty("grade").GetString(), nginx.GetProperty("by").GetString()));
        Assert.Equal("not-observable unknown", status.Cell("nginx", "staging").State());
        var grafana = status.Cell("grafana", "staging").GetProperty("evidence");
        Assert.Equal(("claimed", "The result is of another commit."), (grafana.GetProperty("grade").GetString(), grafana.GetProperty("problems").GetString()));
        Assert.Equal("unrealised", status.Cell("loki", "staging").GetProperty("evidence").GetProperty("grade").GetString());
        Assert.Equal(JsonValueKind.Null, status.Cell("nginx", "production").GetProperty("evidence").ValueKind);
        Assert.Equal("0f3c9a1b2c3d", (await api.Client.GetFromJsonAsync<JsonElement>("/api/evidence", Cancellation)).GetProperty("evidence").GetProperty("commit").GetString());

        var page = await api.Client.GetStringAsync("/tools/nginx", Cancellation);
        Assert.Contains("by nginx -t, docker compose up", page, StringComparison.Ordinal);
        var board = await api.Client.GetStringAsync("/", Cancellation);
        Assert.Equal(("-", "Observed", "-"), Grades(board, "Nginx"));
        Assert.Equal(("-", "Claimed", "-"), Grades(board, "Grafana"));
        Assert.Equal(("-", "Unrealised", "-"), Grades(board, "Loki"));
        Assert.Equal(("-", "-", "-"), Grades(board, "Prometheus"));
    }

    // What the cells of a row show, from Local to Production.
    private static (string Local, string Staging, string Production) Grades(string board, string row)
    {
        var cells = Regex.Match(board, $"<tr[^>]* data-name=\"{row}\">(.*?)</tr>", RegexOptions.Singleline).Groups[1].Value.Split("<td")[1..]
            .Select(cell => string.Join('+', Regex.Matches(cell, "class=\"evidence\" data-grade=\"(\\w+)\"").Select(mark => mark.Groups[1].Value).DefaultIfEmpty("-"))).ToList();
        Assert.Equal(3, cells.Count);
        return (cells[0], cells[1], cells[2]);
    }

    [Fact]
    public async Task APartOfTheMapChangesThatPartAndOtherInstancesHearAllOfIt()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var api = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Environment", "Local"), ("EnvMap__Reports__Kept", "1"));
        var whole = ReportedEvidence.Create(s_time);
        var sent = await api.Client.SendAsync(whole);
        var counts = new[] { whole.Applicable, whole.True, whole.Absent, whole.AbsentTrue, whole.Unrealised.Count, whole.Claimed.Count, whole.Grades.Rendered, whole.Grades.Validated, whole.Grades.Observed };
        Assert.DoesNotContain(0, counts);
        Assert.Equal(counts, CountsOf(sent));
        Assert.Equal(whole.Cells.Select(cell => $"{cell.Name} {GradeOf(cell)}"), await GradesAsync(api, whole));

        var part = whole.Cells.First(cell => cell is { Applicable: true, Declared: EvidenceGrade.Observed, True: false });
        var shown = part with { Declared = EvidenceGrade.Validated, Reached = EvidenceGrade.Validated, True = true, By = ["dclint"], Problems = [] };
        await api.Client.SendAsync(ReportedEvidence.Of(s_time.AddHours(2), "1234567890", shown));

        // It was looked before, and comes after.
        await api.Client.SendAsync(ReportedEvidence.Of(s_time.AddHours(1), "abcdef1234", part));

        var expected = whole.Cells.Select(cell => $"{cell.Name} {GradeOf(cell == part ? shown : cell)}").ToList();
        Assert.Equal(expected, await GradesAsync(api, whole));
        var known = await api.Client.GetFromJsonAsync<JsonElement>("/api/evidence", Cancellation);
        Assert.Equal([counts[0], counts[1] + 1, counts[2], counts[3], counts[4], counts[5] - 1, counts[6], counts[7] + 1, counts[8]], CountsOf(known));
        Assert.Equal("1234567890", known.GetProperty("evidence").GetProperty("commit").GetString());
        var looks = known.GetProperty("evidence").GetProperty("cells").EnumerateArray().CountBy(cell => $"{cell.GetProperty("commit")} {cell.GetProperty("at").GetDateTimeOffset():HH}").ToDictionary();
        Assert.Equal(new() { ["1234567890 05"] = 1, ["0f3c9a1b2c3d 03"] = whole.Cells.Count - 1 }, looks);

        await using var second = await ApiProcess.StartReadyAsync(database, "Production", ("EnvMap__Environment", "Staging"));
        await Eventually.Async(async () => expected.SequenceEqual(await GradesAsync(second, whole)), "all evidence on the board of another instance");
        Assert.Contains("no trace", await second.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"row":"Nginx","environment":"staging","true":true,"reached":"7"}""", "Cells[0].Reached")]
    [InlineData("""{"row":"Nginx","environment":"staging","true":true,"reached":"observed, rendered"}""", "Cells[0].Reached")]
    [InlineData("""{"row":"Nginx","environment":"staging","true":true,"reached":"claimed"}""", "Cells[0].Reached")]
    [InlineData("""{"row":"Nginx","environment":"staging","declared":"1"}""", "Cells[0].Declared")]
    [InlineData("""{"row":"Nginx","environment":"staging","at":"2999-01-01T00:00:00Z"}""", "Cells[0].At")]
    [InlineData("""{"row":"Nginx","environment":"staging","commit":"HEAD"}""", "Cells[0].Commit")]
    [InlineData("""{"row":"Nginx","environment":"staging","by":[null]}""", "Cells[0].By")]
    [InlineData("""{"row":"Nginx","environment":"staging","problems":[null]}""", "Cells[0].Problems")]
    [InlineData("""{"row":"Nginx","environment":"stagng"}""", "Cells[0].Environment")]
    [InlineData("""{"row":"Nginx","environment":"staging-0"}""", "Cells[0].Environment")]
    [InlineData("""{"environment":"staging"}""", "Cells[0].Row")]
    [InlineData("null", "Cells")]
    public async Task ACellThatIsWrongIsRefusedWithTheReason(string cell, string field)
    {
        var problem = await PostTextAsync($$"""{"cells":[{{cell}}]}""");
        Assert.Contains(problem.GetProperty("errors").EnumerateObject(), error => string.Equals(error.Name, field, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ACellIsOneWhateverItsRowAndItsEnvironmentAreCalled()
    {
        await using var api = await LocalApi.StartAsync(postgres);
        foreach (var (row, environment) in new[] { ("Nginx", "Production"), ("nginx", "prod"), ("Nginx", "PRODUCTION") })
        {
            using var response = await api.Client.PostAsJsonAsync("/api/evidence", new { cells = new[] { new { row, environment, @true = true, declared = "rendered", reached = "rendered" } } }, Cancellation);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }
        var known = await api.Client.GetFromJsonAsync<JsonElement>("/api/evidence", Cancellation);
        Assert.Equal((1, 1), (CountsOf(known)[0], known.GetProperty("evidence").GetProperty("cells").GetArrayLength()));
    }

    [Theory]
    [InlineData("""{"row":"Nginx","environment":"staging","by":null}""", "$.cells[0].by")]
    [InlineData("""{"row":"Nginx","environment":"staging","problems":null}""", "$.cells[0].problems")]
    [InlineData("""{"row":"Nginx","environment":"staging","reached":7}""", "$.cells[0].reached")]
    public async Task WhatCannotBeReadIsRefusedWithItsPath(string cell, string path)
    {
        var problem = await PostTextAsync($$"""{"cells":[{{cell}}]}""");
        Assert.Contains($"'{path}'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PostTextAsync(string body)
    {
        var api = await shared.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/api/evidence", content, Cancellation);
        var problem = await response.AssertProblemAsync(HttpStatusCode.BadRequest);

        // Nothing of it is kept, and the page is there.
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync("/api/evidence", Cancellation)).StatusCode);
        Assert.DoesNotContain("class=\"evidence\"", await api.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        return problem;
    }

    private static async Task<List<string>> GradesAsync(ApiProcess api, EvidenceReport report)
    {
        var status = await api.Client.StatusAsync();
        var map = SeedMap.Read();
        return [.. report.Cells.Select(cell => status.Cell(map.Find(cell.Row)!.Id.Value, cell.Name.Split('/')[0]).GetProperty("evidence")).Zip(
            report.Cells, (evidence, cell) => $"{cell.Name} {(evidence.ValueKind is JsonValueKind.Null ? "" : evidence.GetProperty("grade").GetString())}")];
    }

    private static string GradeOf(EvidenceCell cell) => cell switch
    {
        { Applicable: false, True: true } => "no-trace",
        { Applicable: true, Declared: null } => "unrealised",
        { Reached: { } reached, True: true } => reached.ToString().ToLowerInvariant(),
        _ => "claimed",
    };

    private static int[] CountsOf(JsonElement known)
    {
        var evidence = known.GetProperty("evidence");
        return
        [
            .. new[] { "applicable", "true", "absent", "absentTrue" }.Select(name => evidence.GetProperty(name).GetInt32()),
            .. new[] { "unrealised", "claimed" }.Select(name => evidence.GetProperty(name).GetArrayLength()),
            .. new[] { "rendered", "validated", "observed" }.Select(name => evidence.GetProperty("grades").GetProperty(name).GetInt32()),
        ];
    }
}

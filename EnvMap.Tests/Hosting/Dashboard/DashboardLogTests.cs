using EnvMap.Hosting.Dashboard;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Logging;

namespace EnvMap.Tests.Hosting.Dashboard;

public sealed class DashboardLogTests
{
    private const string Listening = """{"EventId":0,"LogLevel":"Information","Category":"Aspire.Dashboard.DashboardWebApplication","Message":"Now listening on: http://localhost:1","State":{}}""";

    [Theory]
    [InlineData("""{"LogLevel":"Information","Category":"Aspire.Dashboard.Otlp","Message":"hello"}""", LogLevel.Debug, "Aspire.Hosting.Dashboard.Otlp", "hello")]
    [InlineData("""{"LogLevel":"Warning","Category":"Microsoft.AspNetCore.Server.Kestrel","Message":"hello"}""", LogLevel.Warning, "Aspire.Hosting.Dashboard.ThirdParty.Microsoft.AspNetCore.Server.Kestrel", "hello")]
    [InlineData("""{"LogLevel":"Bogus","Message":"hello"}""", LogLevel.Debug, "Aspire.Hosting.Dashboard", """{"LogLevel":"Bogus","Message":"hello"}""")]
    [InlineData("{ not JSON", LogLevel.Debug, "Aspire.Hosting.Dashboard", "{ not JSON")]
    [InlineData("plain", LogLevel.Debug, "Aspire.Hosting.Dashboard", "plain")]
    public void LinesKeepTheirCategoryAndLevel(string line, LogLevel level, string category, string message)
    {
        using var logs = new RecordingLoggerFactory();

        new DashboardLog(logs, []).Write(line, isError: false);

        Assert.Equal(new LoggedLine(category, level, message), Assert.Single(logs.Lines));
    }

    [Fact]
    public void PlainErrorsAreWarnings()
    {
        using var logs = new RecordingLoggerFactory();

        new DashboardLog(logs, []).Write("Unhandled exception", isError: true);

        Assert.Equal(LogLevel.Warning, Assert.Single(logs.Lines).Level);
    }

    [Fact]
    public void SecretsAreLeftOut()
    {
        using var logs = new RecordingLoggerFactory();
        var log = new DashboardLog(logs, ["t0ken"]);

        log.Write("""{"LogLevel":"Information","Category":"Aspire.Dashboard.X","Message":"Login at http://localhost:1/login?t=t0ken","Exception":"Bad: t0ken"}""", isError: false);

        Assert.DoesNotContain("t0ken", Assert.Single(logs.Lines).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", log.Tail, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyItsOwnWordSaysThatItListens()
    {
        using var logs = new RecordingLoggerFactory();
        var log = new DashboardLog(logs, []);

        log.Write(Listening.Replace("Aspire.Dashboard.DashboardWebApplication", "Microsoft.Hosting.Lifetime", StringComparison.Ordinal), isError: false);
        Assert.False(log.Listening.IsCompleted);
        log.Write(Listening, isError: false);
        Assert.True(log.Listening.IsCompletedSuccessfully);
    }

    [Fact]
    public void TheTailHoldsTheLastLines()
    {
        using var logs = new RecordingLoggerFactory();
        var log = new DashboardLog(logs, []);
        foreach (var number in Enumerable.Range(1, 20))
        {
            log.Write($"line {number}", isError: false);
        }

        Assert.EndsWith("line 20", log.Tail, StringComparison.Ordinal);
        Assert.DoesNotContain("line 8" + Environment.NewLine, log.Tail, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EnvMap.Tests.Clients;

[Collection(nameof(PostgresTests))]
public sealed class NpgsqlClientTests(PostgresServer postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheDataSourceIsHealthyAndAnswers()
    {
        var builder = CreateBuilder(("ConnectionStrings:db", await postgres.CreateDatabaseAsync()));
        builder.AddNpgsqlDataSource("db");
        using var host = builder.Build();

        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT 41 + 1");
        Assert.Equal(42, await command.ExecuteScalarAsync(Cancellation));
        var report = await CheckAsync(host);
        Assert.Equal(HealthStatus.Healthy, Assert.Single(report.Entries, entry => entry.Key == "PostgreSql").Value.Status);
    }

    [Fact]
    public async Task KeyedDataSourcesStandBesideEachOther()
    {
        var builder = CreateBuilder(
            ("ConnectionStrings:one", await postgres.CreateDatabaseAsync()),
            ("ConnectionStrings:two", postgres.ConnectionString("absent")));
        builder.AddKeyedNpgsqlDataSource("one");
        builder.AddKeyedNpgsqlDataSource("two");
        builder.AddKeyedNpgsqlDataSource("two");
        using var host = builder.Build();

        var report = await CheckAsync(host);
        Assert.Equal(["PostgreSql_one", "PostgreSql_two"], report.Entries.Keys.Order());
        Assert.Equal(HealthStatus.Healthy, report.Entries["PostgreSql_one"].Status);
        Assert.Equal(HealthStatus.Unhealthy, report.Entries["PostgreSql_two"].Status);
        Assert.Contains("3D000", report.Entries["PostgreSql_two"].Description, StringComparison.Ordinal);
        Assert.Null(host.Services.GetService<NpgsqlDataSource>());
    }

    [Fact]
    public async Task AServerThatIsAwayIsUnhealthyWithoutNamingTheUser()
    {
        var builder = CreateBuilder(("ConnectionStrings:db", "Host=127.0.0.1;Port=1;Username=planted-user;Password=planted-secret"));
        builder.AddNpgsqlDataSource("db");
        using var host = builder.Build();
        var entry = (await CheckAsync(host)).Entries["PostgreSql"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("PostgreSQL cannot be reached.", entry.Description);
    }

    [Fact]
    public void AMissingConnectionStringFailsOnlyWhenTheDataSourceIsResolved()
    {
        var builder = CreateBuilder();
        builder.AddNpgsqlDataSource("db");
        using var host = builder.Build();
        var exception = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<NpgsqlDataSource>());
        Assert.StartsWith("ConnectionString is missing", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'ConnectionStrings:db'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Aspire:Npgsql'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsComeFromTheSectionThenItsNamedPartThenTheConnectionStringThenTheCode()
    {
        var builder = CreateBuilder(
            ("Aspire:Npgsql:ConnectionString", "Host=section"),
            ("Aspire:Npgsql:DisableTracing", "true"),
            ("Aspire:Npgsql:named:ConnectionString", "Host=named"),
            ("Aspire:Npgsql:named:DisableMetrics", "true"),
            ("Aspire:Npgsql:both:ConnectionString", "Host=named"),
            ("ConnectionStrings:both", "Host=string"));
        Assert.Equal("Host=section", HostOf("other"));
        Assert.Equal("Host=named", HostOf("named"));
        Assert.Equal("Host=string", HostOf("both"));
        builder.AddKeyedNpgsqlDataSource(
            "code",
            settings =>
            {
                Assert.True(settings.DisableTracing);
                Assert.False(settings.DisableMetrics);
                settings.ConnectionString = "Host=code";
            },
            dataSource => dataSource.ConnectionStringBuilder.ApplicationName = "configured");
        using var host = builder.Build();
        var connectionString = host.Services.GetRequiredKeyedService<NpgsqlDataSource>("code").ConnectionString;
        Assert.Equal("Host=code;Application Name=configured", connectionString);

        string HostOf(string name)
        {
            string? read = null;
            builder.AddKeyedNpgsqlDataSource(name, settings => read = settings.ConnectionString);
            return read!;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TelemetryAndHealthAreThereUnlessDisabled(bool disabled)
    {
        var spans = new List<Activity>();
        var metrics = new List<Metric>();
        var builder = CreateBuilder(("ConnectionStrings:db", await postgres.CreateDatabaseAsync()));
        foreach (var setting in (string[])["DisableHealthChecks", "DisableTracing", "DisableMetrics"])
        {
            builder.Configuration[$"Aspire:Npgsql:db:{setting}"] = $"{disabled}";
        }

        builder.AddNpgsqlDataSource("db");
        builder.Services.AddHealthChecks();
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddProcessor(new SpanList(spans)))
            .WithMetrics(meters => meters.AddReader(new BaseExportingMetricReader(new MetricList(metrics))));
        using var host = builder.Build();
        var tracer = host.Services.GetRequiredService<TracerProvider>();
        var meter = host.Services.GetRequiredService<MeterProvider>();

        await using (var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT 1"))
        {
            await command.ExecuteScalarAsync(Cancellation);
        }

        tracer.ForceFlush();
        meter.ForceFlush();
        Assert.Equal(disabled ? 0 : 1, spans.Count(span => span.DisplayName.StartsWith("SELECT ", StringComparison.Ordinal)));
        Assert.Equal(!disabled, metrics.Exists(metric => metric.MeterName == "Npgsql"));
        Assert.Equal(disabled ? 0 : 1, (await CheckAsync(host)).Entries.Count);
        tracer.ForceFlush();
        Assert.Equal(disabled ? 0 : 1, spans.Count(span => (string?)span.GetTagItem("db.query.text") == "SELECT 1"));
    }

    private static HostApplicationBuilder CreateBuilder(params (string Key, string Value)[] configuration)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging();
        builder.Configuration.AddInMemoryCollection(configuration.ToDictionary(entry => entry.Key, entry => (string?)entry.Value));
        return builder;
    }

    private static Task<HealthReport> CheckAsync(IHost host) =>
        host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
}

using System.Text.Json;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpModelTests
{
    [Fact]
    public void AnExecutableIsWrittenAsDcpReadsIt()
    {
        var executable = new Executable
        {
            Metadata = { Name = "api", Annotations = new() { ["service-producer"] = "[]" } },
            Spec =
            {
                ExecutablePath = "/bin/api",
                Env = [new() { Name = "A", Value = "1" }],
                HealthProbes = [new() { Name = "http", HttpProbe = new() { Url = "http://x" }, Schedule = new() { Interval = TimeSpan.FromSeconds(90), Timeout = TimeSpan.FromMilliseconds(250) } }],
            },
        };

        Assert.Equal(
            """{"spec":{"executablePath":"/bin/api","env":[{"name":"A","value":"1"}],"healthProbes":[{"name":"http","type":"HTTP","httpProbe":{"url":"http://x"},"schedule":{"interval":"90s","timeout":"0.25s"}}]},"apiVersion":"usvc-dev.developer.microsoft.com/v1","kind":"Executable","metadata":{"name":"api","annotations":{"service-producer":"[]"}}}""",
            DcpJsonContext.Write(executable));
    }

    [Fact]
    public void WhatDcpAddsIsReadAndTheUnknownIgnored()
    {
        const string Json = """
            {"kind":"Executable","metadata":{"name":"a","uid":"u","managedFields":[{}],"finalizers":["f"]},"spec":{"executablePath":"x","monitorTimestamp":null,"new":{}},
             "status":{"executionID":"7","pid":7,"state":"Finished","exitCode":-1,"finishTimestamp":"2026-01-31T20:40:50.509000Z","healthProbeResults":[{"outcome":"Success","probeName":"p","timestamp":null}]}}
            """;

        var executable = JsonSerializer.Deserialize(Json, DcpJsonContext.TypeInfo<Executable>())!;

        Assert.Equal("7", executable.Status!.ExecutionId);
        Assert.Equal(-1, executable.Status.ExitCode);
        Assert.Equal(509, executable.Status.FinishTimestamp!.Value.Millisecond);
        Assert.Equal("p", executable.Status.HealthProbeResults![0].ProbeName);
    }

    [Fact]
    public void ContainerNamesThatBreakTheRuleAreWrittenAsDcpHasThem()
    {
        var container = new Container { Metadata = { Name = "c" }, Spec = { Ports = [new() { Port = 80, HostPort = 8080, HostIp = "127.0.0.1" }], ImageLayers = [new() { Digest = "d", Sha256 = "s" }] } };

        var json = DcpJsonContext.Write(container);

        Assert.Contains("""{"hostPort":8080,"containerPort":80,"hostIP":"127.0.0.1"}""", json, StringComparison.Ordinal);
        Assert.Contains("""{"digest":"d","sha256":"s"}""", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("1h0m0.5s", 3_600_500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("250ms", 250)]
    [InlineData("-2s", -2_000)]
    [InlineData("0", 0)]
    public void GoDurationsAreRead(string text, double milliseconds)
        => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), GoDurationConverter.Parse(text));

    [Fact]
    public void OtherDurationsAreRefused() => Assert.Throws<JsonException>(() => GoDurationConverter.Parse("PT10S"));
}

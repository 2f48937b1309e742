using EnvMap.Tests.TestSupport;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Tools.LoadBalancing;

/// <summary>The edge of each profile and of each option, as it is deployed.</summary>
public sealed class PublishedEdgeTests
{
    private const string LetsEncrypt = "SSL/TLS (Let's Encrypt)";

    public static TheoryData<string, int, string> Edges => new()
    {
        { "Development", 0, "" },
        { "Development", 1, "" },
        { "Staging", 0, "" },
        { "Staging", 0, LetsEncrypt },
        { "Staging", 2, $"Nginx,Prometheus,Grafana,Portainer,{LetsEncrypt}" },
        { "Production", 0, "" },
        { "Production", 3, "" },
    };

    [Theory]
    [RequiresCompose]
    [MemberData(nameof(Edges))]
    public async Task NginxTakesIt(string environment, int phase, string include)
    {
        using var profile = await OptionalProfile.PublishAsync(environment, phase, $"--EnvMap:Include={include}");
        using var written = new WrittenCompose();
        await written.WriteAsync(profile.Folder);
        await using var project = new ComposeProject(written.Folder);

        var (exitCode, output) = await project.TryAsync("run", "--rm", "--no-deps", "edge", "nginx", "-t");

        Assert.True(exitCode is 0, output);
        Assert.Contains("test is successful", output, StringComparison.Ordinal);
        Assert.DoesNotContain("[warn]", output, StringComparison.Ordinal);
        if (phase is 3)
        {
            await EvidenceResults.RecordAsync(LetsEncrypt, "production-3", EvidenceGrade.Validated, "nginx -t");
        }
    }

    [Theory]
    [InlineData("Development", 1, "Jaeger", true)]
    [InlineData("Staging", 2, "Nginx,Prometheus,Grafana,Jaeger", false)]
    public async Task WhatAsksForNoPasswordIsNotServedBeyondThisMachine(string environment, int phase, string include, bool isServed)
    {
        using var profile = await OptionalProfile.PublishAsync(environment, phase, $"--EnvMap:Include={include}");

        var edge = profile["files/edge/etc/nginx/templates/edge.conf.template"];
        Assert.Contains("server_name grafana.{edge-domain.value};", edge, StringComparison.Ordinal);
        foreach (var open in new[] { "prometheus", "jaeger" })
        {
            Assert.Equal(isServed, edge.Contains($"server_name {open}.", StringComparison.Ordinal));
        }
    }
}

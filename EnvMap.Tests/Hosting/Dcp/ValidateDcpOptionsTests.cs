using EnvMap.Hosting.Dcp;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class ValidateDcpOptionsTests
{
    [Fact]
    public void DefaultsAreValid() => Assert.True(new ValidateDcpOptions().Validate(null, new DcpOptions()).Succeeded);

    [Fact]
    public void EveryProblemIsNamedAtOnce()
    {
        var result = new ValidateDcpOptions().Validate(null, new DcpOptions
        {
            CliPath = "/nowhere/dcp",
            DashboardPath = Path.GetTempPath(),
            ContainerRuntime = "nerdctl",
            DiagnosticsLogLevel = "loud",
            ResourceNameSuffix = "A_B",
            StartupTimeout = TimeSpan.Zero,
        });

        var problems = result.Failures!.ToList();
        Assert.Equal(6, problems.Count);
        Assert.All(problems, p => Assert.Contains("DcpPublisher:", p, StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("docker or podman", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("is a folder", StringComparison.Ordinal));
    }
}

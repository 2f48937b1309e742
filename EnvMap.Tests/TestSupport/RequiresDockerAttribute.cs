using System.Reflection;
using Xunit.v3;

namespace EnvMap.Tests.TestSupport;

/// <summary>Skips a test where no container engine answers, or fails it where one is required.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class RequiresDockerAttribute : BeforeAfterTestAttribute
{
    private const string RequiredVariable = "ENVMAP_REQUIRE_DOCKER";
    private static readonly Lazy<string?> s_fault = new(FindFault);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        Assert.False(s_fault.Value is not null && Environment.GetEnvironmentVariable(RequiredVariable) == "1", $"{s_fault.Value} {RequiredVariable} is 1.");
        Assert.SkipWhen(s_fault.Value is not null, s_fault.Value ?? string.Empty);
    }

    private static string? FindFault()
    {
        try
        {
            var (exitCode, output) = Docker.TryAsync("version", "--format", "{{.Server.Version}}").GetAwaiter().GetResult();
            return exitCode == 0 ? null : $"No container engine answers ({output}). Start one (Debian: apt-get install docker.io).";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return $"There is no docker on PATH ({e.Message}). Install one (Debian: apt-get install docker.io).";
        }
    }
}

using System.Reflection;
using Xunit.v3;

namespace EnvMap.Tests.TestSupport;

/// <summary>Skips a test, with the reason, where Docker has no Compose of version 2.26 or later; fails it where ENVMAP_REQUIRE_DOCKER is 1.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresComposeAttribute : BeforeAfterTestAttribute
{
    private static readonly Version s_least = new(2, 26);
    private static readonly Lazy<string?> s_absence = new(() => Task.Run(FindAbsenceAsync).GetAwaiter().GetResult());

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        DockerEngine.Require();
        var reason = s_absence.Value;
        Assert.False(reason is not null && Environment.GetEnvironmentVariable("ENVMAP_REQUIRE_DOCKER") == "1", reason);
        Assert.SkipWhen(reason is not null, reason ?? "");
    }

    private static async Task<string?> FindAbsenceAsync()
    {
        var (exitCode, output) = await DockerEngine.TryAsync("compose", "version", "--short");
        return exitCode is 0 && Version.TryParse(output.Split('-', '+')[0].TrimStart('v'), out var version) && version >= s_least
            ? null
            : $"'docker compose version' says: {output}. Install Docker's plugin compose, {s_least} or later.";
    }
}

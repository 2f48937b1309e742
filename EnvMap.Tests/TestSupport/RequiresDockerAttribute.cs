using System.Reflection;
using Xunit.v3;

namespace EnvMap.Tests.TestSupport;

/// <summary>Skips a test, with the reason, where no container engine answers; fails it where ENVMAP_REQUIRE_DOCKER is 1.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresDockerAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => DockerEngine.Require();
}

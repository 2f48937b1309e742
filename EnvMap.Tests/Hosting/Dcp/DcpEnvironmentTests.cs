using EnvMap.Hosting.Dcp.Model;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Hosting.Dcp;

public sealed class DcpEnvironmentTests
{
    [Fact]
    public async Task ProcessesDoNotInheritWhatIsMeantForTheAppHost()
    {
        string[] own = ["Parameters__planted", "PARAMETERS__PLANTED2", "AppHost__Planted", "ASPIRE_LOGLEVEL"];
        const string Foreign = "ENVMAP_TEST_PLANTED";
        foreach (var variable in own.Append(Foreign))
        {
            Environment.SetEnvironmentVariable(variable, "planted");
        }

        try
        {
            await using var dcp = await RealDcp.StartAsync();
            await dcp.Client.CreateAsync(RealDcp.Shell("env", "env"), TestContext.Current.CancellationToken);
            await dcp.WaitForStateAsync("env", ExecutableState.Finished);

            var inherited = (await dcp.ReadLogAsync("env", DcpLogSource.StdOut)).Split('\n').Select(line => line.Split('=')[0]).ToHashSet();

            Assert.Contains(Foreign, inherited);
            Assert.Empty(inherited.Intersect(own));
        }
        finally
        {
            foreach (var variable in own.Append(Foreign))
            {
                Environment.SetEnvironmentVariable(variable, null);
            }
        }
    }
}

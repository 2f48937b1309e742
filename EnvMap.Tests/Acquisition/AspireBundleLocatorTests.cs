using EnvMap.Acquisition;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Acquisition;

public sealed class AspireBundleLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SettingsComeBeforeTheEnvironment()
    {
        _settings[AspireBundleLocator.DcpSetting] = _folder.Write("set/my-dcp", "");
        _settings[AspireBundleLocator.DashboardSetting] = _folder.Write("set/my-dashboard", "");
        SetVariables();

        var location = await LocateAsync();

        Assert.Equal(
            new AspireBundleLocation(_folder["set", "my-dcp"], _folder["set", "my-dashboard"], "DcpPublisher:CliPath", "DcpPublisher:DashboardPath"),
            location);
        Assert.Equal(_folder["set"], location.DcpDirectory);
    }

    [Fact]
    public async Task TheEnvironmentComesBeforeAnInstalledCli()
    {
        SetVariables();
        InstallCli("13.9.0_abc");

        var location = await LocateAsync();

        Assert.Equal(
            new AspireBundleLocation(_folder["env", "dcp"], _folder["env", "aspire-managed"], "ASPIRE_DCP_PATH", "ASPIRE_DASHBOARD_PATH"),
            location);
    }

    [Fact]
    public async Task EachPartIsFoundByItself()
    {
        _settings[AspireBundleLocator.DashboardSetting] = _folder.Write("set/my-dashboard", "");
        InstallCli("13.5.4_abc-def");

        var location = await LocateAsync();

        Assert.Equal("Aspire CLI 13.5.4", location.DcpOrigin);
        Assert.Equal("DcpPublisher:DashboardPath", location.DashboardOrigin);
    }

    [Fact]
    public async Task TheNewestCompleteInstalledBundleIsTaken()
    {
        InstallCli("13.5.4_abc");
        InstallCli("13.10.0-preview.1_abc");
        InstallCli("13.11.0_abc");
        File.Delete(_folder["home", ".aspire", "versions", "13.11.0_abc", "dcp", "dcp"]);

        var location = await LocateAsync();

        Assert.Equal(_folder["home", ".aspire", "versions", "13.10.0-preview.1_abc", "managed", "aspire-managed"], location.DashboardPath);
    }

    [Fact]
    public async Task AnOlderInstalledCliIsPassedOverForThePinnedPackage()
    {
        InstallCli("13.4.9_abc");
        var fetched = _folder["cache", "tools", AspireBundle.Package.FolderName];
        Directory.CreateDirectory(fetched);
        File.WriteAllText(Path.Combine(fetched, ToolWorkspace.MarkerFile), "");

        var location = await LocateAsync();

        Assert.Equal(Path.Combine(fetched, "dcp", "dcp"), location.DcpPath);
        Assert.Equal("npm package 13.5.4", location.DcpOrigin);
    }

    [Theory]
    [InlineData(AspireBundleLocator.DcpSetting, "/nowhere/dcp", "'/nowhere/dcp' does not exist")]
    [InlineData(AspireBundleLocator.DashboardSetting, "/tmp", "is a folder, but a file is wanted")]
    public async Task AWrongSettingIsNamed(string setting, string value, string problem)
    {
        _settings[setting] = value;

        var exception = await Assert.ThrowsAsync<AcquisitionException>(LocateAsync);

        Assert.Contains(setting, exception.Message);
        Assert.Contains(problem, exception.Message);
    }

    [Fact]
    public async Task AWrongVariableIsNamed()
    {
        _variables[AspireBundleLocator.DcpVariable] = "/nowhere";

        var exception = await Assert.ThrowsAsync<AcquisitionException>(LocateAsync);

        Assert.Contains("ASPIRE_DCP_PATH is '/nowhere', but '/nowhere/dcp' does not exist", exception.Message);
    }

    private void SetVariables()
    {
        _folder.Write("env/dcp", "");
        _variables[AspireBundleLocator.DcpVariable] = _folder["env"];
        _variables[AspireBundleLocator.DashboardVariable] = _folder.Write("env/aspire-managed", "");
    }

    private void InstallCli(string version)
    {
        _folder.Write($"home/.aspire/versions/{version}/dcp/dcp", "");
        _folder.Write($"home/.aspire/versions/{version}/managed/aspire-managed", "");
    }

    private Task<AspireBundleLocation> LocateAsync()
    {
        var cache = new ToolCache(_folder["cache"], new CommandRunner(""), TimeProvider.System);
        return new AspireBundleLocator(cache, _variables.GetValueOrDefault, _folder["home"])
            .LocateAsync(_settings.GetValueOrDefault, cancellationToken: TestContext.Current.CancellationToken);
    }
}

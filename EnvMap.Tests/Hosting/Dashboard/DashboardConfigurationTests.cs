using EnvMap.Hosting.Dashboard;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace EnvMap.Tests.Hosting.Dashboard;

public sealed class DashboardConfigurationTests
{
    [Fact]
    public void AnEmptyConfigurationGetsAddressesAndSecrets()
    {
        var options = Read();

        var urls = options.FrontendUrls.Append(options.OtlpGrpcUrl).Append(options.OtlpHttpUrl).Select(url => new Uri(url)).ToList();
        Assert.All(urls, url => Assert.Equal(("http", "localhost"), (url.Scheme, url.Host)));
        Assert.Equal(3, urls.DistinctBy(url => url.Port).Count());
        Assert.Equal(4, options.Secrets.Distinct().Count());
        Assert.All(options.Secrets, secret => Assert.Matches("^[0-9a-f]{32}$", secret));
        Assert.True(new ValidateDashboardOptions().Validate(null, options).Succeeded);
    }

    [Fact]
    public void SecretsDifferFromRunToRun() => Assert.NotEqual(Read().BrowserToken, Read().BrowserToken);

    [Fact]
    public void WhatIsConfiguredStays()
    {
        var options = Read(
            ("ASPNETCORE_URLS", "https://localhost:1;http://localhost:2"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:3"),
            ("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", "http://localhost:4"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:5"),
            ("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "browser"),
            ("ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY", "resources"),
            ("AppHost:OtlpApiKey", "otlp"));

        Assert.Equal(["https://localhost:1", "http://localhost:2"], options.FrontendUrls);
        Assert.Equal(("http://localhost:3", "http://localhost:4", "http://localhost:5"), (options.OtlpGrpcUrl, options.OtlpHttpUrl, options.ResourceServiceUrl));
        Assert.Equal(("browser", "resources", "otlp"), (options.BrowserToken, options.ResourceServiceApiKey, options.OtlpApiKey));
    }

    [Fact]
    public void OlderNamesAreAccepted()
    {
        var options = Read(
            ("DOTNET_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:3"),
            ("DOTNET_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:5"),
            ("DOTNET_DASHBOARD_FRONTEND_BROWSERTOKEN", "browser"));

        Assert.Equal(("http://localhost:3", "http://localhost:5", "browser"), (options.OtlpGrpcUrl, options.ResourceServiceUrl, options.BrowserToken));
    }

    [Fact]
    public void RandomPortsOverrideConfiguredOnes()
    {
        var configuration = new ConfigurationManager { ["ASPNETCORE_URLS"] = "http://localhost:1", ["DOTNET_RESOURCE_SERVICE_ENDPOINT_URL"] = "http://localhost:5" };

        var options = Read(configuration, randomizePorts: true);

        Assert.DoesNotContain("http://localhost:1", options.FrontendUrls);
        Assert.Equal("http://127.0.0.1:0", options.ResourceServiceUrl);
    }

    [Fact]
    public void AnonymousUsersNeedNoSecretsButTheResourceServiceKeepsItsKey()
    {
        var options = Read(("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true"));

        Assert.True(options.AllowAnonymous);
        Assert.Equal([options.ResourceServiceApiKey], options.Secrets);
        var environment = DashboardEnvironment.Create(options, new Uri("http://127.0.0.1:1"));
        Assert.Equal(("Unsecured", "Unsecured", "ApiKey"), (environment["DASHBOARD__FRONTEND__AUTHMODE"], environment["DASHBOARD__OTLP__AUTHMODE"], environment["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"]));
    }

    [Fact]
    public void OtherDashboardSettingsArePassedOn()
    {
        var options = Read(("ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED", "true"), ("ASPIRE_DASHBOARD_PATH", "/x"), ("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "t"));

        Assert.Equal("ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED", Assert.Single(options.PassedOn).Key);
        Assert.Equal("true", DashboardEnvironment.Create(options, new Uri("http://127.0.0.1:1"))["ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED"]);
    }

    [Theory]
    [InlineData("Shop.AppHost", "Shop")]
    [InlineData("ShopAppHost", "Shop")]
    [InlineData("AppHost", "AppHost")]
    [InlineData("Shop", "Shop")]
    public void TheNameIsThatOfTheProduct(string project, string shown)
        => Assert.Equal(shown, Read(new ConfigurationManager { ["AppHost:DashboardApplicationName"] = project }).ApplicationName);

    [Fact]
    public void EveryFaultIsReportedAtOnceWithItsSetting()
    {
        var options = Read(
            ("ASPNETCORE_URLS", "localhost:1"),
            ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:99999"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://0.0.0.0:1"),
            ("AppHost:BrowserToken", "with space"));

        var failures = new ValidateDashboardOptions().Validate(null, options).Failures!.ToList();

        Assert.Equal(4, failures.Count);
        Assert.All(
            new[] { "ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "AppHost:BrowserToken" },
            setting => Assert.Contains(failures, failure => failure.Contains(setting, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("http://localhost:15000", "http://localhost:15000")]
    [InlineData("http://localhost:15000;https://shop.dev.localhost:17000", "https://shop.dev.localhost:17000")]
    [InlineData("http://*:15000", "http://localhost:15000")]
    public void TheBrowserGetsAnAddressItCanOpen(string urls, string expected)
        => Assert.Equal(expected, DashboardAddresses.ForBrowser(Read(("ASPNETCORE_URLS", urls))));

    private static DashboardOptions Read(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration[name] = value;
        }

        return Read(configuration);
    }

    private static DashboardOptions Read(ConfigurationManager configuration, bool randomizePorts = false)
    {
        DashboardDefaults.Apply(configuration, randomizePorts);
        var options = new DashboardOptions();
        new ConfigureDashboardOptions(configuration, new HostingEnvironment { ApplicationName = "Test.AppHost" }).Configure(options);
        return options;
    }
}

using EnvMap.Catalog;
using EnvMap.Tools.Settings;
using Microsoft.Extensions.Configuration;

namespace EnvMap.Tests.Tools.Settings;

public sealed class SettingsReaderTests
{
    private readonly List<CatalogProblem> _problems = [];

    [Fact]
    public void ListsAreArraysOrTextsWithCommas()
    {
        var settings = Read(("EnvMap:Include:0", "Redis (Docker)"), ("EnvMap:Include:1", "Jaeger"), ("EnvMap:Exclude", " Grafana , Portainer,"));

        Assert.Equal(["Redis (Docker)", "Jaeger"], settings.Include);
        Assert.Equal(["Grafana", "Portainer"], settings.Exclude);
        Assert.Empty(settings.Options);
        Assert.Empty(_problems);
    }

    [Fact]
    public void ATextReplacesAnArray()
    {
        Assert.Empty(Read(("EnvMap:Options:0", "Node Exporter"), ("EnvMap:Options", "")).Options);
        Assert.Equal(["Router DNS"], Read(("EnvMap:Options:0", "Node Exporter"), ("EnvMap:Options", "Router DNS")).Options);
    }

    [Fact]
    public void PathsAreRelativeToTheAppHost()
    {
        var settings = Read(("EnvMap:DataDirectory", "state"));

        Assert.Equal("/app/environment-map.md", settings.MapPath);
        Assert.Equal("/app/host/state", settings.DataDirectory);
        Assert.Equal("/maps/other.md", Read(("EnvMap:Map", "/maps/other.md")).MapPath);
    }

    [Fact]
    public void DefaultsHoldWhereNothingIsSet()
    {
        var settings = Read();

        Assert.Null(settings.Phase);
        Assert.Equal(8080, settings.EdgePort);
        Assert.Equal(ToolFlavour.Auto, settings.Flavour);
    }

    [Theory]
    [InlineData("EnvMap:Phase", "-1")]
    [InlineData("EnvMap:Phase", "1.5")]
    [InlineData("EnvMap:Flavour", "2")]
    [InlineData("EnvMap:Edge:Port", "65536")]
    public void AWrongValueIsAnErrorOfItsSetting(string key, string value)
    {
        Read((key, value));

        var problem = Assert.Single(_problems);
        Assert.True(problem.IsError);
        Assert.Equal(key, problem.Path);
        Assert.Contains($"'{value}'", problem.Message);
    }

    private EnvironmentMapSettings Read(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
            .Build();
        return new SettingsReader(configuration, "/app/host", _problems).Read();
    }
}

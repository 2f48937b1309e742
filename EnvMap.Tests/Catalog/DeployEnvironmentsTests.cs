using EnvMap.Catalog;

namespace EnvMap.Tests.Catalog;

public sealed class DeployEnvironmentsTests
{
    [Theory]
    [InlineData("Development", DeployEnvironment.Local)]
    [InlineData(" local ", DeployEnvironment.Local)]
    [InlineData("STAGING", DeployEnvironment.Staging)]
    [InlineData("prod", DeployEnvironment.Production)]
    public void NamesAndAliasesAreRead(string text, DeployEnvironment environment)
    {
        Assert.Equal(environment, DeployEnvironments.Parse(text));
    }

    [Fact]
    public void AnUnknownNameIsToldWithItsCure()
    {
        var exception = Assert.Throws<FormatException>(() => DeployEnvironments.Parse("stagng"));
        Assert.Equal("'stagng' is no environment. Write one of Local, Development, Staging, Production, Prod. Did you mean 'Staging'?", exception.Message);
    }
}

using EnvMap.Catalog.Profiles;

namespace EnvMap.Tests.Catalog.Profiles;

public sealed class ProfileNameTests
{
    [Theory]
    [InlineData("local-1", "local-1")]
    [InlineData("Development-0", "local-0")]
    [InlineData("PROD-3", "production-3")]
    public void ANameIsReadByEveryAlias(string text, string name)
    {
        Assert.True(ProfileName.TryParse(text, out var parsed));
        Assert.Equal(name, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("staging")]
    [InlineData("-2")]
    [InlineData("staging--2")]
    [InlineData("staging-")]
    [InlineData("staging-x")]
    [InlineData("staging-99999999999")]
    [InlineData("test-1")]
    public void AnythingElseIsNone(string? text)
    {
        Assert.False(ProfileName.TryParse(text, out _));
    }
}

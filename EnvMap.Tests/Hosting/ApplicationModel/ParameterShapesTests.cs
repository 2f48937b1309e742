using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class ParameterShapesTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    [Theory]
    [InlineData("given", null, "given")]
    [InlineData(null, "under", "under")]
    [InlineData("", "under", "under")]
    [InlineData("given", "under", "given")]
    public async Task AKeyWithHyphensMayBeGivenWithUnderscores(string? hyphens, string? underscores, string expected)
    {
        _builder.Configuration["Parameters:api-key"] = hyphens;
        _builder.Configuration["Parameters:api_key"] = underscores;

        Assert.Equal(expected, await _builder.AddParameter("api-key").Resource.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AnEmptyValueIsAValueUnlessTheKeyHasHyphens()
    {
        _builder.Configuration["Parameters:plain"] = string.Empty;
        _builder.Configuration["Parameters:api-key"] = string.Empty;

        Assert.Equal(string.Empty, await _builder.AddParameter("plain").Resource.GetValueAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<MissingParameterValueException>(() => _builder.AddParameter("api-key").Resource.GetValueAsync(TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task APublishedValueThatFailedOnceIsAskedForAgain()
    {
        var asked = 0;
        var parameter = _builder.AddParameter("zone", () => asked++ == 0 ? throw new FormatException("not yet") : "b", publishValueAsDefault: true).Resource;

        await Assert.ThrowsAsync<FormatException>(() => parameter.GetValueAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("b", await parameter.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void MistakesAreRefused()
    {
        Assert.Throws<ArgumentNullException>("value", () => _builder.AddParameter("none", (string)null!));
        Assert.Throws<ArgumentException>("name", () => _builder.AddParameter(" "));
        Assert.Throws<OverflowException>(() => new GenerateParameterDefault { MinUpper = int.MaxValue, MinLower = 5 }.GetDefaultValue());
        Assert.Throws<ArgumentOutOfRangeException>("minLength", () => new GenerateParameterDefault { MinLength = -1 }.GetDefaultValue());
        Assert.Throws<ArgumentOutOfRangeException>("minUpper", () => new GenerateParameterDefault { MinUpper = -1 }.GetDefaultValue());
    }
}

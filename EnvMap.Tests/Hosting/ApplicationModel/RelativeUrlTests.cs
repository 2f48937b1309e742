using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace EnvMap.Tests.Hosting.ApplicationModel;

public sealed class RelativeUrlTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });

    [Theory]
    [InlineData("/admin", "Admin", "http://localhost:5001/admin Admin|https://docs.example/admin Admin")]
    [InlineData("?tab=2", null, "http://localhost:5001/?tab=2 Home|https://docs.example/guide/?tab=2 ")]
    public async Task IsAppliedToEveryUrlOfTheResource(string url, string? text, string expected)
    {
        var server = _builder.AddExecutable("server", "server", ".").WithUrl(url, text);
        var context = new ResourceUrlsCallbackContext(_builder.ExecutionContext, server.Resource,
        [
            new() { Url = "http://localhost:5001", DisplayText = "Home" },
            new() { Url = "https://docs.example/guide/" }
        ]);

        await server.Resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>().Single().Callback(context);

        Assert.Equal(expected, string.Join('|', context.Urls.Select(u => $"{u.Url} {u.DisplayText}")));
        Assert.Empty(server.Resource.Annotations.OfType<ResourceUrlAnnotation>());
    }

    [Fact]
    public void AnAbsoluteOneIsAdded()
    {
        var server = _builder.AddExecutable("server", "server", ".").WithUrl("https://docs.example/");

        Assert.Equal("https://docs.example/", Assert.Single(server.Resource.Annotations.OfType<ResourceUrlAnnotation>()).Url);
        Assert.Throws<ArgumentNullException>("url", () => server.WithUrl((string)null!));
    }
}

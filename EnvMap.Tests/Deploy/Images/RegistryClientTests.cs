using EnvMap.Deploy.Images;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Images;

public sealed class RegistryClientTests : IDisposable
{
    private readonly HttpClient _client = new();

    [Theory]
    [InlineData("nginx:1.29", "docker.io/library/nginx:1.29")]
    [InlineData("prom/prometheus:v3.8.0", "docker.io/prom/prometheus:v3.8.0")]
    [InlineData("docker.io/library/nginx", "docker.io/library/nginx:latest")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", "mcr.microsoft.com/dotnet/aspnet:10.0")]
    [InlineData("localhost/api", "localhost/api:latest")]
    [InlineData("127.0.0.1:5000/team/api:2", "127.0.0.1:5000/team/api:2")]
    public void ANameIsTakenApartAsEnginesDo(string name, string expected) => Assert.Equal(expected, ImageReference.Parse(name)!.ToString());

    [Fact]
    public void ANameWithADigestNeedsNone() => Assert.Null(ImageReference.Parse($"nginx@sha256:{new string('a', 64)}"));

    [Theory]
    [InlineData(true, "HEAD")]
    [InlineData(false, "GET")]
    public async Task TheDigestIsThatOfTheIndex(bool tellsDigests, string lastMethod)
    {
        await using var registry = await FakeRegistry.StartAsync(tellsDigests);
        var digest = registry.Push("team/api", "2", "the index of 2");

        Assert.Equal(digest, await AskAsync(registry, "team/api:2"));
        Assert.Equal($"{lastMethod} team/api/manifests/2", registry.Requests.Last());
    }

    [Fact]
    public async Task AMirrorIsAskedInsteadOfDockerHubAlone()
    {
        await using var mirror = await FakeRegistry.StartAsync();
        await using var other = await FakeRegistry.StartAsync();
        var digest = mirror.Push("library/nginx", "1.29", "of the mirror");
        var ofOther = other.Push("library/nginx", "1.29", "of another");
        var client = new RegistryClient(_client, mirror.Address);

        Assert.Equal(digest, await client.GetDigestAsync(ImageReference.Parse("nginx:1.29")!, TestContext.Current.CancellationToken));
        Assert.Equal(ofOther, await client.GetDigestAsync(ImageReference.Parse($"{other.Address.Authority}/library/nginx:1.29")!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WhatARegistryLacksIsSaid()
    {
        await using var registry = await FakeRegistry.StartAsync();

        var exception = await Assert.ThrowsAsync<RegistryException>(() => AskAsync(registry, "team/api:3"));

        Assert.Contains("answers 404 for", exception.Message, StringComparison.Ordinal);
        Assert.Contains("/team/api:3", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{\"token\":1}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("<html>")]
    public async Task AnAnswerThatIsNoTokenIsSaid(string answer)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.TokenAnswer = answer;

        var exception = await Assert.ThrowsAsync<RegistryException>(() => AskAsync(registry, "team/api:3"));

        Assert.Contains("gives no token for", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/token")]
    [InlineData("file:///etc/passwd")]
    [InlineData("token")]
    public async Task ATokenIsAskedForByHttpAlone(string realm)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Realm = realm;

        var exception = await Assert.ThrowsAsync<RegistryException>(() => AskAsync(registry, "team/api:3"));

        Assert.Contains("does not say from where", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheRealmAsksForStays()
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Realm = $"{registry.Address}token?account=team";
        registry.Push("team/api", "2", "the index of 2");

        await AskAsync(registry, "team/api:2");

        Assert.StartsWith("?account=team&scope=repository%3Ateam%2Fapi%3Apull&service=", Assert.Single(registry.TokenQueries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMirrorMayHaveAPath()
    {
        await using var mirror = await FakeRegistry.StartAsync();
        var digest = mirror.Push("library/nginx", "1.29", "of the mirror");

        Assert.Equal(digest, await new RegistryClient(_client, new Uri(mirror.Address, "hub")).GetDigestAsync(ImageReference.Parse("nginx:1.29")!, TestContext.Current.CancellationToken));
        Assert.All(mirror.Requests, request => Assert.Contains("/hub/", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADigestIsThatOfTheBytes()
    {
        await using var registry = await FakeRegistry.StartAsync(tellsDigests: false);
        registry.Push("team/api", "2", "the index of 2");
        registry.DigestOfGet = $"sha256:{new string('a', 64)}";

        var exception = await Assert.ThrowsAsync<RegistryException>(() => AskAsync(registry, "team/api:2"));

        Assert.Contains("is not that of what it sends", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("registry.example.org:x/app:1")]
    [InlineData("registry.example.org:99999/app:1")]
    [InlineData("re gistry.example.org/app:1")]
    public async Task AnAddressThatIsNoneIsSaid(string image)
    {
        var exception = await Assert.ThrowsAsync<RegistryException>(
            () => new RegistryClient(_client).GetDigestAsync(ImageReference.Parse(image)!, TestContext.Current.CancellationToken));

        Assert.Contains("is no address of a registry", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryThatIsNotThereIsSaid()
    {
        var exception = await Assert.ThrowsAsync<RegistryException>(
            () => new RegistryClient(_client).GetDigestAsync(ImageReference.Parse("127.0.0.1:1/api:2")!, TestContext.Current.CancellationToken));

        Assert.StartsWith("127.0.0.1 cannot be reached: ", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _client.Dispose();

    private Task<string> AskAsync(FakeRegistry registry, string image) =>
        new RegistryClient(_client).GetDigestAsync(ImageReference.Parse($"{registry.Address.Authority}/{image}")!, TestContext.Current.CancellationToken);
}

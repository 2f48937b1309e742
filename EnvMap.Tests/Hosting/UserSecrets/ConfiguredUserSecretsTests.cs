using Aspire.Hosting;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace EnvMap.Tests.Hosting.UserSecrets;

public sealed class ConfiguredUserSecretsTests : IDisposable
{
    private readonly string _id = $"envmap-test-{Guid.NewGuid():N}";

    private string Secrets => PathHelper.GetSecretsPathFromSecretsId(_id);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Secrets)!, recursive: true);

    [Theory]
    [InlineData("Development", "kept", "kept")]
    [InlineData("Production", null, "default")]
    public async Task TheConfiguredStoreIsReadInDevelopment(string environment, string? configured, string value)
    {
        Write("""{ "Parameters": { "password": "kept" } }""");
        var builder = Create("--environment", environment);
        var parameter = builder.AddParameter("password", new ConstantDefault("default"));

        Assert.Equal(configured, builder.Configuration["Parameters:password"]);
        Assert.Equal(value, await parameter.Resource.GetValueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ArgumentsGoBeforeSecrets()
    {
        Write("""{ "Parameters": { "password": "kept" } }""");

        Assert.Equal("argument", Create("--environment", "Development", "--Parameters:password", "argument").Configuration["Parameters:password"]);
    }

    [Fact]
    public async Task AGeneratedPasswordIsKeptInTheConfiguredStore()
    {
        Write("{}");
        var redis = Create("--environment", "Development").AddRedis("redis");

        var password = await redis.Resource.PasswordParameter!.GetValueAsync(TestContext.Current.CancellationToken);

        Assert.Equal(password, Create("--environment", "Development").Configuration["Parameters:redis-password"]);
    }

    private IDistributedApplicationBuilder Create(params string[] args)
        => DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true, Args = [.. args, "--ASPIRE_USER_SECRETS_ID", _id] });

    private void Write(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Secrets)!);
        File.WriteAllText(Secrets, content);
    }

    private sealed class ConstantDefault(string value) : Aspire.Hosting.ApplicationModel.ParameterDefault
    {
        public override string GetDefaultValue() => value;

        public override void WriteToManifest(Aspire.Hosting.Publishing.ManifestPublishingContext context) => context.Writer.WriteNull("value");
    }
}

using Aspire.Hosting.UserSecrets;
using EnvMap.Tests.TestSupport;
using Microsoft.Extensions.Configuration;

namespace EnvMap.Tests.Hosting.UserSecrets;

public sealed class UserSecretsStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Secrets => _folder["secrets.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AValueIsKeptBesideThoseThatAreThere()
    {
        File.WriteAllText(Secrets, """{ "Parameters": { "old": "1" }, /* by hand */ "Flat:Key": "2", }""");

        Assert.True(new UserSecretsStore(Secrets).TryAdd("Parameters:new", "3"));

        var read = new ConfigurationBuilder().AddJsonFile(Secrets).Build();
        Assert.Equal(("1", "2", "3"), (read["Parameters:old"], read["Flat:Key"], read["Parameters:new"]));
    }

    [Theory]
    [InlineData("""{ "Parameters": { "password": "kept" } }""")]
    [InlineData("""{ "parameters:PASSWORD": "kept" }""")]
    public void AValueThatIsThereIsNotReplaced(string content)
    {
        File.WriteAllText(Secrets, content);

        Assert.True(new UserSecretsStore(Secrets).TryAdd("Parameters:password", "other"));

        Assert.Equal("kept", new ConfigurationBuilder().AddJsonFile(Secrets).Build()["Parameters:password"]);
    }

    [Fact]
    public void AFileThatCannotBeReadIsLeftAlone()
    {
        File.WriteAllText(Secrets, "{ broken");

        Assert.False(new UserSecretsStore(Secrets).TryAdd("a", "b"));

        Assert.Equal("{ broken", File.ReadAllText(Secrets));
    }
}

using EnvMap.Catalog;

namespace EnvMap.Tests.Catalog;

public sealed class ToolIdTests
{
    [Theory]
    [InlineData("PostgreSQL (Docker)", "postgresql-docker")]
    [InlineData("/etc/hosts", "etc-hosts")]
    [InlineData(".env files", "env-files")]
    [InlineData("SSL/TLS (ACM)", "ssl-tls-acm")]
    [InlineData("SSL/TLS (Let's Encrypt)", "ssl-tls-lets-encrypt")]
    [InlineData("***", "")]
    public void ANameGivesAnId(string name, string id)
    {
        Assert.Equal(id, ToolId.FromName(name).Value);
    }
}

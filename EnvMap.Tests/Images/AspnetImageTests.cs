using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Images;

/// <summary>What the image's documentation promises, of a stand-in and of the official image alike.</summary>
[RequiresDocker]
public sealed class AspnetImageTests
{
    private const string Image = "mcr.microsoft.com/dotnet/aspnet:10.0";

    [Fact]
    public async Task HoldsTheFrameworksOfAspNetCore()
    {
        var (exitCode, output) = await TestContainer.RunAsync(Image, "dotnet", "--list-runtimes");

        Assert.Equal(0, exitCode);
        Assert.Contains("Microsoft.NETCore.App 10.", output, StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore.App 10.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HasAUserForApplicationsAndAPort()
    {
        var (exitCode, output) = await TestContainer.RunAsync("--user", "app", Image, "bash", "-c", "echo \"$(id -u):$(id -g) $APP_UID $ASPNETCORE_HTTP_PORTS\"; touch ~/file");

        Assert.Equal((0, "1654:1654 1654 8080"), (exitCode, output));
    }
}

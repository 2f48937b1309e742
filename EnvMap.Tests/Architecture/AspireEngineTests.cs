using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Architecture;

/// <summary>The property AspireEngine chooses between EnvMap.Hosting and the official packages.</summary>
public sealed class AspireEngineTests
{
    private static readonly string[] s_builtinOnly = ["EnvMap.Hosting", "EnvMap.Clients"];

    /// <summary>A member that is new here: look it up in the API of the official packages before the snapshot is updated.</summary>
    [Fact]
    public void OnlyMembersThatTheOfficialPackagesHaveAreUsed()
    {
        string[] projects = ["EnvMap.Tools", "EnvMap.AppHost", "EnvMap.Api", "EnvMap.Tests.AppHost"];
        var used = projects.SelectMany(project => AspireMembers.Of(BuiltProject.FileOf(project)));

        Snapshot.Match(string.Concat(used.Distinct().Order(StringComparer.Ordinal).Select(name => $"{name}\n")));
    }

    [Theory]
    [InlineData("EnvMap.Tools", "Aspire.Hosting", "Aspire.Hosting.PostgreSQL", "Aspire.Hosting.Redis")]
    [InlineData("EnvMap.Api", "Aspire.Npgsql", "Aspire.StackExchange.Redis.DistributedCaching")]
    [InlineData("EnvMap.Tests", "Aspire.Hosting.Testing")]
    public async Task TheOfficialPackagesTakeThePlaceOfTheBuiltinEngine(string project, params string[] packages)
    {
        var official = await EvaluateAsync(project, "official");
        Assert.Equal(packages, official.Packages);
        Assert.Empty(official.Projects.Intersect(s_builtinOnly));

        var builtin = await EvaluateAsync(project, "builtin");
        Assert.Empty(builtin.Packages);
        Assert.NotEmpty(builtin.Projects.Intersect(s_builtinOnly));
    }

    [Fact]
    public async Task AnotherEngineIsRefusedWithTheChoice()
    {
        await using var process = ChildProcess.Start("dotnet",
            ["msbuild", RepositoryRoot.Combine("EnvMap.Tools"), "-nologo", "-target:CheckAspireEngine", "-property:AspireEngine=offical"]);

        Assert.NotEqual(0, await process.WaitForExitAsync());
        Assert.Contains("AspireEngine is 'offical'. Set it to builtin", process.Output, StringComparison.Ordinal);
    }

    private static async Task<(string[] Packages, string[] Projects)> EvaluateAsync(string project, string engine)
    {
        await using var process = ChildProcess.Start("dotnet",
            ["msbuild", RepositoryRoot.Combine(project), "-getItem:PackageReference,ProjectReference", $"-property:AspireEngine={engine}"]);
        Assert.True(await process.WaitForExitAsync() == 0, process.Output);
        using var items = JsonDocument.Parse(process.Output);
        return ([.. Read("PackageReference").Where(name => name.StartsWith("Aspire.", StringComparison.Ordinal))],
            [.. Read("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))]);

        List<string> Read(string kind) => [.. items.RootElement.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }
}

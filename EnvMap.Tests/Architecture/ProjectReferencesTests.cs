using System.Xml.Linq;
using EnvMap.Tests.TestSupport;
using Xunit;

namespace EnvMap.Tests.Architecture;

public sealed class ProjectReferencesTests
{
    // Who may know whom. EnvMap.Tests may know everybody.
    private static readonly Dictionary<string, string[]> s_arrows = new()
    {
        ["EnvMap.Acquisition"] = [],
        ["EnvMap.Api"] = ["EnvMap.Catalog", "EnvMap.Clients", "EnvMap.ServiceDefaults"],
        ["EnvMap.AppHost"] = ["EnvMap.Api", "EnvMap.Catalog", "EnvMap.Tools"],
        ["EnvMap.Catalog"] = [],
        ["EnvMap.Cli"] = ["EnvMap.Catalog", "EnvMap.Deploy", "EnvMap.Tools"],
        ["EnvMap.Clients"] = [],
        ["EnvMap.Deploy"] = ["EnvMap.Catalog"],
        ["EnvMap.Hosting"] = ["EnvMap.Acquisition"],
        ["EnvMap.ServiceDefaults"] = [],
        ["EnvMap.Tools"] = ["EnvMap.Acquisition", "EnvMap.Catalog", "EnvMap.Hosting"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(RepositoryRoot.Path, "*.csproj", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(RepositoryRoot.Path, path).StartsWith("artifacts", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path))
            .Where(path => Path.GetFileNameWithoutExtension(path) is not "EnvMap.Tests")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectKnowsOnlyWhatItsArrowsAllow(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        Assert.True(s_arrows.TryGetValue(name, out var allowed), $"{path} has no arrows. Declare what it may know.");
        var known = References(path, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')));
        Assert.Empty(known.Except(allowed!));
    }

    [Fact]
    public void TheArrowsCoverTheProjectsOfTheSolution()
    {
        var names = Projects.Select(row => Path.GetFileNameWithoutExtension(row.Data)).ToList();
        Assert.Contains("EnvMap.AppHost", names);
        Assert.Contains("EnvMap.Hosting", names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void ArrowsFormNoCircle()
    {
        foreach (var name in s_arrows.Keys)
        {
            Assert.DoesNotContain(name, Reachable(name));
        }
    }

    [Fact]
    public void DeployReachesNeitherHostingNorTools()
    {
        Assert.Equal(["EnvMap.Catalog"], Reachable("EnvMap.Deploy"));
    }

    [Fact]
    public void TheCatalogTakesMarkdigAndNothingElse()
    {
        Assert.Equal(["Markdig"], References(Path.Combine("EnvMap.Catalog", "EnvMap.Catalog.csproj"), "PackageReference"));
    }

    private static IEnumerable<string> References(string path, string kind) =>
        XDocument.Load(RepositoryRoot.Combine(path)).Descendants()
            .Where(element => element.Name.LocalName == kind)
            .Select(element => element.Attribute("Include")?.Value)
            .OfType<string>();

    private static HashSet<string> Reachable(string name)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>(s_arrows[name]);
        while (open.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                Array.ForEach(s_arrows[next], open.Enqueue);
            }
        }
        return reached;
    }
}

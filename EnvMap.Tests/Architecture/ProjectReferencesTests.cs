using System.Xml.Linq;
using EnvMap.Tests.TestSupport;

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
        ["EnvMap.Tests.AppHost"] = ["EnvMap.Api", "EnvMap.Hosting"],
        ["EnvMap.Tools"] = ["EnvMap.Acquisition", "EnvMap.Catalog", "EnvMap.Hosting"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(RepositoryRoot.Path, "*.csproj", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(RepositoryRoot.Path, path).StartsWith("artifacts", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path))
            // Below a project lie examples that its tests copy and build.
            .Where(path => path.Split(Path.DirectorySeparatorChar).Length == 2 && Path.GetFileNameWithoutExtension(path) is not "EnvMap.Tests")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectKnowsOnlyWhatItsArrowsAllow(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        Assert.True(s_arrows.TryGetValue(name, out var allowed), $"{path} has no arrows. Declare what it may know.");
        Assert.Empty(Known(path).Except(allowed!));
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

    // By the project files as they are, not by the table above.
    private static HashSet<string> Reachable(string name)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>([name]);
        while (open.TryDequeue(out var project))
        {
            foreach (var known in Known(Path.Combine(project, $"{project}.csproj")).Where(reached.Add))
            {
                open.Enqueue(known);
            }
        }
        return reached;
    }

    private static IEnumerable<string> Known(string path) =>
        References(path, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')));
}

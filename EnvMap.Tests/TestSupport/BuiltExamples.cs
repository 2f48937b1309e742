namespace EnvMap.Tests.TestSupport;

/// <summary>The AppHosts of <c>ParityExamples</c>, each built as a project <c>Case.csproj</c> in a folder of its own outside the repository.</summary>
public sealed class BuiltExamples : IAsyncLifetime
{
    private const string ProjectToCompare = "_web";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The names of those whose name fits.</summary>
    public static IEnumerable<string> Names(Func<string, bool> isWanted)
        => Directory.GetDirectories(Source).Select(folder => Path.GetFileName(folder)).Where(name => name != ProjectToCompare && isWanted(name)).Order(StringComparer.Ordinal);

    public string FolderOf(string name) => _folder[name];

    /// <summary>Starts an example in its folder, with no environment name but that of its arguments.</summary>
    public ChildProcess Start(string name, IEnumerable<string> arguments, params KeyValuePair<string, string?>[] variables)
        => ChildProcess.Start("dotnet", [Path.Combine("bin", "Case.dll"), .. arguments], FolderOf(name), new Dictionary<string, string?>(variables)
        {
            ["DOTNET_ENVIRONMENT"] = null,
            ["ASPNETCORE_ENVIRONMENT"] = null,
        });

    public async ValueTask InitializeAsync()
    {
        var references = new List<string>();
        foreach (var name in Names(_ => true))
        {
            if (File.ReadAllText(Path.Combine(Source, name, "Directory.Build.props")).Contains(ProjectToCompare + "/Web.csproj", StringComparison.Ordinal))
            {
                references.Add($"{name}/{ProjectToCompare}/Web.csproj");
            }

            CopyTo(Path.Combine(Source, name), FolderOf(name));
            CopyTo(Path.Combine(Source, ProjectToCompare), _folder[name, ProjectToCompare]);
            _folder.Write($"{name}/Case.csproj", Project);
        }

        // The engine is built already: to build it here again, in the midst of the tests, could change what they run.
        _folder.Write("Cases.proj", $"""
            <Project DefaultTargets="Build">
              <ItemGroup>
                <Case Include="*/Case.csproj" />
                <Web Include="{string.Join(';', references)}" />
              </ItemGroup>
              <Target Name="Restore">
                <MSBuild Projects="@(Case)" Targets="Restore" />
              </Target>
              <Target Name="Build">
                <MSBuild Projects="@(Web)" BuildInParallel="true" />
                <MSBuild Projects="@(Case)" Properties="BuildProjectReferences=false" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        await ChildProcess.RunAsync("dotnet",
            ["build", "Cases.proj", $"-p:Configuration={BuiltProject.Configuration}", "-nodeReuse:false", "-maxCpuCount", "-verbosity:quiet"],
            _folder.FullName, TimeSpan.FromMinutes(10));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Source => RepositoryRoot.Combine("EnvMap.Tests", "Hosting", "Publishing", "ParityExamples");

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{RepositoryRoot.Combine("EnvMap.Hosting", "build", "EnvMap.Hosting.props")}" />
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <OutputPath>bin/</OutputPath>
            <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="{RepositoryRoot.Combine("EnvMap.Hosting", "EnvMap.Hosting.csproj")}" />
          </ItemGroup>
          <Import Project="{RepositoryRoot.Combine("EnvMap.Hosting", "build", "EnvMap.Hosting.targets")}" />
        </Project>
        """;

    private static void CopyTo(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

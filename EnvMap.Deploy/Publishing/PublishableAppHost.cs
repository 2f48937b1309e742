using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Publishing;

/// <summary>An AppHost that can be asked to publish: a project, or its built file.</summary>
/// <param name="path">The path of the <c>.csproj</c> or <c>.dll</c>.</param>
/// <param name="processes">Runs it.</param>
public sealed class PublishableAppHost(string path, IProcessRunner processes)
{
    // What a machine has set for its own runs would make the output another one than elsewhere.
    private static readonly string[] s_ownSettings =
        ["EnvMap__", "Parameters__", "ConnectionStrings__", "AppHost__", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    private readonly string _path = Path.GetFullPath(path);

    private bool IsBuilt => _path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>The projects in the folders beside a map that say that they are AppHosts; those of tests are none.</summary>
    public static IReadOnlyList<string> FindBeside(string mapPath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(mapPath))!;
        return
        [
            .. Directory.EnumerateDirectories(folder)
                .SelectMany(project => Directory.EnumerateFiles(project, "*.csproj"))
                .Where(project => !Path.GetFileName(project).Contains("Tests", StringComparison.OrdinalIgnoreCase)
                    && File.ReadAllText(project).Contains("<IsAspireHost>true</IsAspireHost>", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Builds the project; nothing is to be done where it is built already.</summary>
    public Task<ProcessResult> BuildAsync(CancellationToken cancellationToken = default) => IsBuilt
        ? Task.FromResult(new ProcessResult(0, "", ""))
        : processes.RunAsync(
            // Nodes that stay would keep our pipes open.
            new ProcessCommand("dotnet", "build", _path, "--nologo", "--verbosity", "quiet", "-nodeReuse:false") { WorkingDirectory = Path.GetDirectoryName(_path) }, cancellationToken);

    /// <summary>Runs it with arguments and the settings of its files alone.</summary>
    public Task<ProcessResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> command = IsBuilt ? [_path] : ["run", "--project", _path, "--no-build", "--no-launch-profile", "--"];
        var cleared = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => Array.Exists(s_ownSettings, own => name.StartsWith(own, StringComparison.OrdinalIgnoreCase)))
            .ToDictionary(name => name, _ => (string?)null);
        return processes.RunAsync(
            new ProcessCommand("dotnet", [.. command, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(_path), Environment = cleared }, cancellationToken);
    }
}

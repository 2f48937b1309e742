using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Deploy.Processes;
using EnvMap.Deploy.Publishing;

namespace EnvMap.Cli.Options;

// Which AppHost is asked to publish.
internal sealed class AppHostOption
{
    private readonly Option<string?> _option = new("--apphost")
    {
        HelpName = "path",
        Description = "The AppHost: its project, which is built first, or its built .dll. Default: the one beside the map.",
    };

    public AppHostOption(Command command) => command.Options.Add(_option);

    // Null where there is none; why stands among the problems.
    public string? Find(ParseResult result, EnvironmentMap map, List<CatalogProblem> problems)
    {
        if (result.GetValue(_option) is { } given)
        {
            if (!File.Exists(given))
            {
                problems.Add(Problem($"There is no file '{given}'. Name the AppHost's .csproj or its built .dll."));
            }
            return given;
        }
        var found = PublishableAppHost.FindBeside(map.Path);
        if (found is [var only])
        {
            return only;
        }
        problems.Add(Problem(found.Count is 0
            ? $"No project beside {map.Path} sets IsAspireHost. Name the AppHost with --apphost PATH."
            : $"Several projects beside {map.Path} are AppHosts: {string.Join(", ", found.Select(Path.GetFileName))}. Name one with --apphost PATH."));
        return null;
    }

    // Null, with the reason on the error stream, where it cannot be built.
    public static async Task<PublishableAppHost?> BuildAsync(string path, CancellationToken cancellationToken)
    {
        var host = new PublishableAppHost(path, new ProcessRunner());
        var build = await host.BuildAsync(cancellationToken);
        if (build.Succeeded)
        {
            return host;
        }
        Console.Error.WriteLine($"{path} cannot be built:{Environment.NewLine}{(build.Output + build.Error).Trim()}");
        return null;
    }

    private static CatalogProblem Problem(string message) => new("--apphost", 0, 0, message, ProblemSeverity.Error);
}

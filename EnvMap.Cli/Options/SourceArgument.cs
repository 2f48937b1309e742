using System.CommandLine;
using System.CommandLine.Completions;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Cli.Running;
using EnvMap.Deploy;

namespace EnvMap.Cli.Options;

// What was published: a folder, a manifest, or, beside the map, a profile by its name.
internal sealed class SourceArgument
{
    private readonly MapOption _map;

    private readonly Argument<string> _source = new("folder|profile")
    {
        HelpName = "folder|profile",
        Description = "The folder of a published profile, such as aspire-manifest/staging-0, any Aspire manifest, or the profile's name.",
    };

    public SourceArgument(Command command)
    {
        _map = new MapOption(command);
        _source.CompletionSources.Add(context => _map.Names(context.ParseResult, map => ProfileName.AllOf(map).Select(name => name.ToString()))
            .Select(name => new CompletionItem(name)));
        command.Arguments.Add(_source);
    }

    // Null, with all the reasons on the error stream, where there is none to read.
    public DeploySource? Read(ParseResult result)
    {
        var text = result.GetValue(_source)!;
        var problems = new List<CatalogProblem>();
        var path = ManifestFolder.Find(text) ?? (Path.Exists(text) || FolderOf(result, text) is not { } folder ? text : folder);
        var source = DeploySource.Read(path, problems);
        Problems.Write(problems);
        return source;
    }

    private string? FolderOf(ParseResult result, string name) =>
        ProfileName.TryParse(name, out var profile) && _map.Names(result, map => [Path.GetFullPath(map.Path)]).FirstOrDefault() is { } map
            ? Path.Combine(Path.GetDirectoryName(map)!, "aspire-manifest", profile.ToString())
            : null;
}

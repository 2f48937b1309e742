using System.CommandLine;
using EnvMap.Catalog;
using EnvMap.Catalog.Reading;

namespace EnvMap.Cli.Options;

// Where the map is: named, or the nearest one from here upward.
internal sealed class MapOption
{
    public const string FileName = "environment-map.md";

    public MapOption(Command command) => command.Options.Add(Option);

    public Option<string?> Option { get; } = new("--map")
    {
        Description = $"The map. Default: the nearest {FileName}, from this folder upward.",
        HelpName = "path",
    };

    // Null where there is none to read; the error is told.
    public MapReadResult? Read(ParseResult result, out string path)
    {
        path = result.GetValue(Option) ?? Nearest() ?? "";
        if (path.Length is 0)
        {
            Problems.Write([new CatalogProblem("--map", 0, 0,
                $"There is no {FileName} in {Environment.CurrentDirectory} nor above it. Name the map with --map PATH.", ProblemSeverity.Error)]);
            return null;
        }
        return ReadFile(path);
    }

    public static MapReadResult? ReadFile(string path)
    {
        var read = EnvironmentMapReader.ReadFile(path);
        if (read.IsReadable)
        {
            return read;
        }
        Problems.Write(read.Problems);
        return null;
    }

    // Null where the map is missing or wrong; every error of it is told.
    public EnvironmentMap? Require(ParseResult result) => Require(Read(result, out _));

    public static EnvironmentMap? Require(MapReadResult? read)
    {
        if (read is { Map: null })
        {
            Problems.Write(read.Problems);
        }
        return read?.Map;
    }

    // For completion, which must not print anything.
    public IEnumerable<string> Names(ParseResult result, Func<EnvironmentMap, IEnumerable<string>> names) =>
        (result.GetValue(Option) ?? Nearest()) is { Length: > 0 } path && EnvironmentMapReader.ReadFile(path).Map is { } map ? names(map) : [];

    private static string? Nearest()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, FileName);
            if (File.Exists(path))
            {
                return Path.GetRelativePath(Environment.CurrentDirectory, path);
            }
        }
        return null;
    }
}

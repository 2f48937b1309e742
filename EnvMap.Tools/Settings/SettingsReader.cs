using System.Globalization;
using System.Text.RegularExpressions;
using EnvMap.Catalog;
using Microsoft.Extensions.Configuration;

namespace EnvMap.Tools.Settings;

/// <summary>Reads the settings and notes every problem instead of stopping at the first.</summary>
internal sealed partial class SettingsReader(IConfiguration configuration, string appHostDirectory, List<CatalogProblem> problems)
{
    public const string PostgresKey = "EnvMap:PostgreSQL:ConnectionString";

    private static readonly string[] s_known =
    [
        "Map", "Phase", "Include", "Exclude", "Options", "Flavour", "Edge", "Domain", "DataDirectory", "VolumePrefix", "PostgreSQL", "ReadPolicy", "ReadKey",
        "KnownProxies", "Peers", "PeerTokens", "Dashboard",
    ];

    public EnvironmentMapSettings Read()
    {
        ReportUnknown();
        return new EnvironmentMapSettings
        {
            MapPath = Path.GetFullPath(Text("Map") ?? Path.Combine("..", "environment-map.md"), appHostDirectory),
            Phase = Number("Phase", 999) is { } phase ? new Phase(phase) : null,
            Include = List("Include"),
            Exclude = List("Exclude"),
            Options = List("Options"),
            Flavour = ReadFlavour(),
            EdgePort = Number("Edge:Port", ushort.MaxValue) ?? EnvironmentMapSettings.DefaultEdgePort,
            Dashboard = ReadDashboard(),
            Domain = ReadDomain(),
            DataDirectory = Text("DataDirectory") is { } folder ? Path.GetFullPath(folder, appHostDirectory) : null,
            VolumePrefix = ReadVolumePrefix(),
            ExistingDatabase = Text("PostgreSQL:ConnectionString"),
        };
    }

    private static string Key(string name) => $"{EnvironmentMapSettings.Section}:{name}";

    private string? Text(string name) => configuration[Key(name)] is { Length: > 0 } value ? value : null;

    private int? Number(string name, int largest)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= largest)
        {
            return number;
        }
        Error(name, $"'{text}' is no number from 0 to {largest}. Write one, or leave the setting out.");
        return null;
    }

    // A text wins over an array: it comes from the command line or a variable, the array from a file.
    private IReadOnlyList<string> List(string name)
    {
        var section = configuration.GetSection(Key(name));
        var values = section.Value is { } text ? text.Split(',') : section.GetChildren().Select(child => child.Value ?? "");
        return [.. values.Select(value => value.Trim()).Where(value => value.Length > 0)];
    }

    private ToolFlavour ReadFlavour()
    {
        if (Text("Flavour") is not { } text)
        {
            return ToolFlavour.Auto;
        }
        var names = Enum.GetNames<ToolFlavour>();
        if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return Enum.Parse<ToolFlavour>(text, ignoreCase: true);
        }
        Error("Flavour", $"'{text}' is no flavour. Write {string.Join(", ", names).ToLowerInvariant()}.{Suggestion.DidYouMean(text, names)}");
        return ToolFlavour.Auto;
    }

    private bool ReadDashboard()
    {
        var isWanted = false;
        if (Text("Dashboard") is { } text && !bool.TryParse(text, out isWanted))
        {
            Error("Dashboard", $"'{text}' is neither true nor false. Write one of them.");
        }
        return isWanted;
    }

    // It stands in files of tools, each with a syntax of its own.
    private string? ReadDomain()
    {
        if (Text("Domain") is { } text && Uri.CheckHostName(text) is not UriHostNameType.Dns)
        {
            Error("Domain", $"'{text}' is no domain. Write one such as envmap.example.org.");
        }
        return Text("Domain");
    }

    // What Docker allows: https://docs.docker.com/reference/cli/docker/volume/create/
    private string? ReadVolumePrefix()
    {
        if (Text("VolumePrefix") is { } text && !VolumePrefix().IsMatch(text))
        {
            Error("VolumePrefix", $"'{text}' cannot begin the name of a volume. Write letters, digits, '_', '.' and '-', the first a letter or digit.");
        }
        return Text("VolumePrefix");
    }

    private void ReportUnknown()
    {
        foreach (var child in configuration.GetSection(EnvironmentMapSettings.Section).GetChildren()
            .Where(child => !s_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(new CatalogProblem(child.Path, 0, 0,
                $"No such setting; it has no effect.{Suggestion.DidYouMean(child.Key, s_known)}", ProblemSeverity.Warning));
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9_.-]*$")]
    private static partial Regex VolumePrefix();

    private void Error(string name, string message) =>
        problems.Add(new CatalogProblem(Key(name), 0, 0, message, ProblemSeverity.Error));
}

using EnvMap.Catalog;

namespace EnvMap.Tools.Settings;

/// <summary>What the section <c>EnvMap</c> of the configuration says; a list is an array or one text with commas.</summary>
internal sealed record EnvironmentMapSettings
{
    public const string Section = "EnvMap";
    public const int DefaultEdgePort = 8080;

    /// <summary>The path of the table.</summary>
    public required string MapPath { get; init; }

    /// <summary>Null for the default of the environment.</summary>
    public Phase? Phase { get; init; }

    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public IReadOnlyList<string> Options { get; init; } = [];

    public ToolFlavour Flavour { get; init; }

    /// <summary>The port of the edge; 0 is any free one.</summary>
    public int EdgePort { get; init; } = DefaultEdgePort;

    /// <summary>Whether what is published has the Aspire dashboard.</summary>
    public bool Dashboard { get; init; }

    /// <summary>The domain that the edge's names stand under; null for the default of the environment.</summary>
    public string? Domain { get; init; }

    /// <summary>The folder of everything that tools keep; null for the default.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>What the names of volumes begin with; null for the default.</summary>
    public string? VolumePrefix { get; init; }

    /// <summary>The connection string of a server that runs already; null where one is to be started.</summary>
    public string? ExistingDatabase { get; init; }
}

namespace EnvMap.Catalog;

/// <summary>The types a row can have, as the table writes them; a type of one's own is allowed and carries no meaning.</summary>
public static class ToolTypes
{
    /// <summary>Runs as a container.</summary>
    public const string Docker = "Docker";

    /// <summary>A service of AWS.</summary>
    public const string Aws = "AWS";

    /// <summary>Open source that is no single container.</summary>
    public const string OpenSource = "Open-source";

    /// <summary>A hosted service outside AWS.</summary>
    public const string Cloud = "Cloud";

    /// <summary>Installed or written on the machine itself.</summary>
    public const string Local = "Local";

    /// <summary>Part of the application.</summary>
    public const string BuiltIn = "Built-in";

    /// <summary>Commands that a person runs.</summary>
    public const string Scripts = "Scripts";

    /// <summary>A setting of the network's router.</summary>
    public const string Router = "Router";

    /// <summary>Kept in the database.</summary>
    public const string Database = "Database";

    /// <summary>All known types.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Docker, Aws, OpenSource, Cloud, Local, BuiltIn, Scripts, Router, Database];
}

namespace EnvMap.Tools.Settings;

/// <summary>How a tool runs locally.</summary>
public enum ToolFlavour
{
    /// <summary>As a container where an engine answers and the tool's unit has that flavour, else as a process.</summary>
    Auto,

    /// <summary>As a container, or not at all.</summary>
    Container,

    /// <summary>As a process, or not at all.</summary>
    Process,
}

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>A pseudo-terminal instead of log files.</summary>
internal sealed class TerminalSpec
{
    public string? UdsPath { get; set; }

    /// <summary><c>listen</c> or <c>connect</c>.</summary>
    public string? SocketMode { get; set; }

    public int? Cols { get; set; }

    public int? Rows { get; set; }
}

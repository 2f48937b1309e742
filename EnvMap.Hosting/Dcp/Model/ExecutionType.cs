namespace EnvMap.Hosting.Dcp.Model;

/// <summary>How an <see cref="Executable"/> is run.</summary>
internal static class ExecutionType
{
    public const string Process = "Process";

    public const string Ide = "IDE";
}

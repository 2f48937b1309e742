namespace EnvMap.Deploy.Processes;

/// <summary>A program is not there, or cannot be run.</summary>
/// <param name="fileName">The program.</param>
/// <param name="inner">What the system says.</param>
public sealed class ProcessStartException(string fileName, Exception inner)
    : Exception($"'{fileName}' cannot be run: {inner.Message}. Install it, or put it on PATH.", inner)
{
    /// <summary>The program.</summary>
    public string FileName { get; } = fileName;
}

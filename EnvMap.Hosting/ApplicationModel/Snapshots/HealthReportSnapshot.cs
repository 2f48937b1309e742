using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The last result of a health check.</summary>
/// <param name="Name">The name of the check.</param>
/// <param name="Status">The result; null until the check has run.</param>
/// <param name="Description">What the check says about it.</param>
/// <param name="ExceptionText">The exception that the check ended with.</param>
[DebuggerDisplay("{Status}", Name = "{Name}")]
public sealed record HealthReportSnapshot(string Name, HealthStatus? Status, string? Description, string? ExceptionText)
{
    /// <summary>Gets when the check last ran, in UTC.</summary>
    public DateTime? LastRunAt { get; init; }
}

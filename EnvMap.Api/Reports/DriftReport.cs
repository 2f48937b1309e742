using EnvMap.Catalog;

namespace EnvMap.Api.Reports;

/// <summary>A comparison of what runs with what was published.</summary>
/// <param name="Id">The report's own id; later ones sort after earlier ones.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Profile">The profile, such as <c>staging-0</c>.</param>
/// <param name="At">When it was looked, in UTC.</param>
/// <param name="Version">The version that ran there, where it was given.</param>
/// <param name="Machine">The machine, where it was given.</param>
/// <param name="ReportedBy">The user who reported it.</param>
/// <param name="Services">The services that were looked at.</param>
/// <param name="Findings">What differs.</param>
public sealed record DriftReport(
    Guid Id,
    DeployEnvironment Environment,
    string Profile,
    DateTimeOffset At,
    string? Version,
    string? Machine,
    string? ReportedBy,
    IReadOnlyList<string> Services,
    IReadOnlyList<DriftFinding> Findings)
{
    internal bool IsDrifted => Findings.Any(finding => finding.IsDrift);

    /// <summary>How much was found, in words; what is unhealthy is told and is no difference.</summary>
    internal string Count
    {
        get
        {
            var (differences, unhealthy) = (Findings.Count(finding => finding.IsDrift), Findings.Count(finding => !finding.IsDrift));
            var text = differences switch { 0 => "nothing differs", 1 => "1 difference", _ => $"{differences} differences" };
            return unhealthy is 0 ? text : $"{text}, {unhealthy} unhealthy";
        }
    }
}

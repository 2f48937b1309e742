using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Reports;

/// <summary>How many reports are kept.</summary>
public sealed class ReportOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "EnvMap:Reports";

    /// <summary>The reports about drift that are kept of each profile, and those of evidence that are kept; 20 by default.</summary>
    [Range(1, 1000)]
    public int Kept { get; set; } = 20;
}

using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Changes of snapshots that their initializers do not offer.</summary>
public static class CustomResourceSnapshotExtensions
{
    /// <summary>Copies a snapshot with other health reports.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="healthReports">The reports that replace those of the snapshot.</param>
    /// <returns>The copy.</returns>
    public static CustomResourceSnapshot WithHealthReports(this CustomResourceSnapshot snapshot, ImmutableArray<HealthReportSnapshot> healthReports)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { HealthReports = healthReports };
    }
}

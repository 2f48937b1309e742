using EnvMap.Deploy.Compose.Running.History;

namespace EnvMap.Deploy.Compose.Running.Database;

/// <summary>Decides whether an earlier version can work with the database as it is now.</summary>
internal static class MigrationGuard
{
    /// <summary>Why it cannot; null where nothing speaks against it.</summary>
    public static string? ObjectionTo(DeploymentRecord target, IReadOnlyList<AppliedMigration>? applied)
    {
        if (applied is null)
        {
            return "the database does not answer, so nobody knows which migrations it has had. Bring it back first, or go back nevertheless with --accept-migrations.";
        }
        var contracting = applied.Where(migration => migration.Number > (target.Migration ?? 0) && migration.Contracts).ToList();
        return contracting.Count is 0 ? null
            : $"the database has had {string.Join(", ", contracting.Select(migration => migration.Name))} since, which took away what version {target.Version} uses. "
            + "Restore a backup of before, or go back nevertheless with --accept-migrations.";
    }
}

namespace EnvMap.Api.Migrations;

internal sealed class ChangedMigrationException(Migration migration, DateTime appliedAt) : Exception(
    $"Migration '{migration.Name}' was changed after it had been applied at {appliedAt:u}. Restore the file and put the change into a new migration.");

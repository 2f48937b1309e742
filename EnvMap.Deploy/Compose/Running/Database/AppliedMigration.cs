namespace EnvMap.Deploy.Compose.Running.Database;

/// <summary>A migration that a database has.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name: 0005_contract_deployments.</param>
internal sealed record AppliedMigration(int Number, string Name)
{
    private const string Marker = "contract_";

    /// <summary>Whether it took away what earlier versions use; its name says so behind the number.</summary>
    public bool Contracts => Name[(Name.IndexOf('_', StringComparison.Ordinal) + 1)..].StartsWith(Marker, StringComparison.Ordinal);
}

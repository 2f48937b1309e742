namespace EnvMap.ServiceDefaults.Vault;

/// <summary>What the server said.</summary>
/// <param name="Settings">The settings; null where it said none.</param>
/// <param name="Problem">Why there are none, with the cure; null where all is well.</param>
internal sealed record VaultReading(IReadOnlyDictionary<string, string?>? Settings, string? Problem);

namespace EnvMap.ServiceDefaults.Vault;

/// <summary>What the section <c>EnvMap:Vault</c> says of the server of HashiCorp Vault that settings come from.</summary>
internal sealed class VaultOptions
{
    /// <summary>The section of the configuration, which no secret of the server can change.</summary>
    public const string Section = "EnvMap:Vault";

    /// <summary>The address of the server; null for none.</summary>
    public Uri? Address { get; set; }

    /// <summary>The token that may read the secret.</summary>
    public string? Token { get; set; }

    /// <summary>Where the engine KV, version 2, is mounted.</summary>
    public string Mount { get; set; } = "secret";

    /// <summary>The path of the secret whose keys are settings.</summary>
    public string Path { get; set; } = "envmap";

    /// <summary>How often it is looked at again; 30 s by default.</summary>
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer may take; 5 s by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}

using System.Globalization;

namespace EnvMap.Tools.SecretsManagement.Vault;

/// <summary>Writes the configuration of a server that keeps what it is told.</summary>
internal static class VaultConfiguration
{
    public const int Port = 8200;

    /// <summary>The folder of its data, which belongs to its user in the image.</summary>
    public const string DataFolder = "/vault/file";

    /// <summary>The configuration of a server that other containers know by a name.</summary>
    public static string Write(string host) => string.Create(CultureInfo.InvariantCulture, $$"""
        # Raft's files are mapped into memory, which may not be locked then.
        disable_mlock = true
        ui            = false
        api_addr      = "http://{{host}}:{{Port}}"
        cluster_addr  = "http://127.0.0.1:8201"

        storage "raft" {
          path    = "{{DataFolder}}"
          node_id = "{{host}}"
        }

        # Reached in the network of the containers alone, which no other machine is in.
        listener "tcp" {
          address         = "0.0.0.0:{{Port}}"
          cluster_address = "127.0.0.1:8201"
          tls_disable     = true
        }

        """).ReplaceLineEndings("\n");
}

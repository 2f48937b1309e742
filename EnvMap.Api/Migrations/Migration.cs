using System.Security.Cryptography;
using System.Text;

namespace EnvMap.Api.Migrations;

internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The lower-case SHA-256 of the text with line ends as LF: a checkout's line ends must not count as a change.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

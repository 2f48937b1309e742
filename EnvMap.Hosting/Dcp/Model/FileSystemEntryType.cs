namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Kinds of <see cref="FileSystemEntry"/>.</summary>
internal static class FileSystemEntryType
{
    public const string File = "file";

    public const string Directory = "directory";

    /// <summary>A certificate, with the link by its hash that OpenSSL looks for.</summary>
    public const string OpenSsl = "openssl";
}

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Certificates that DCP writes for a process or into a container.</summary>
internal sealed class PemCertificates
{
    public List<PemCertificate>? Certificates { get; set; }

    /// <summary>The folder in a container; not for executables.</summary>
    public string? Destination { get; set; }

    /// <summary>Bundles in a container to replace; not for executables.</summary>
    public List<string>? OverwriteBundlePaths { get; set; }

    public bool? ContinueOnError { get; set; }
}

using System.Globalization;

namespace EnvMap.Hosting.Dcp;

/// <summary>The private folder of a run: certificate, kubeconfig, log socket and the output files of executables.</summary>
internal sealed class DcpSession
{
    private const string Prefix = "envmap-dcp-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // DCP may still be ending the processes of a host that has just died.
    private static readonly TimeSpan s_graceOfTheDead = TimeSpan.FromMinutes(2);

    private DcpSession(string directory) => Directory = directory;

    public string Directory { get; }

    public string Kubeconfig => Path.Combine(Directory, "kubeconfig");

    public string LogSocket => Path.Combine(Directory, "log.sock");

    public string CertificateFile => Path.Combine(Directory, "tls.crt");

    public string KeyFile => Path.Combine(Directory, "tls.key");

    public static DcpSession Create(string parent, int processId)
    {
        var path = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{processId}-{Path.GetRandomFileName()[..8]}"));
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(path);
        }
        else
        {
            System.IO.Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }

        return new DcpSession(path);
    }

    public void Write(DcpCertificate certificate)
    {
        WritePrivate(CertificateFile, certificate.CertificatePem);
        WritePrivate(KeyFile, certificate.KeyPem);
    }

    public void Delete()
    {
        try
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // DCP deletes the folder too when it ends, and may have been faster.
        }
    }

    /// <summary>Deletes the folders of hosts that died before they could.</summary>
    public static IReadOnlyList<string> DeleteStale(string parent, TimeProvider time)
    {
        return new DirectoryInfo(parent).EnumerateDirectories(Prefix + "*")
            .Where(d => time.GetUtcNow() - d.LastWriteTimeUtc > s_graceOfTheDead && IsDead(d.Name) && TryDelete(d.FullName))
            .Select(d => d.FullName)
            .ToList();
    }

    private static bool TryDelete(string directory)
    {
        try
        {
            new DcpSession(directory).Delete();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // It is another user's, in a temp folder that all share.
            return false;
        }
    }

    private static bool IsDead(string directoryName)
        => int.TryParse(directoryName[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture, out var id) && !UnixProcess.IsAlive(id);

    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}

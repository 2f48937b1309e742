using System.Security.Cryptography;
using EnvMap.Tools.Processes;

namespace EnvMap.Tools.Database.PostgreSQL;

/// <summary>The files of a server: <c>data</c>, and beside it what says which password the server has.</summary>
internal sealed class PostgresDataFolder(string folder)
{
    private const int Iterations = 50_000;

    public string Root => folder;

    public string Data { get; } = Path.Combine(folder, "data");

    private string Marker => Path.Combine(folder, "password.hash");

    /// <summary>The major version that the data were made by; null where there are none.</summary>
    public string? Version => File.Exists(Path.Combine(Data, "PG_VERSION")) ? File.ReadAllText(Path.Combine(Data, "PG_VERSION")).Trim() : null;

    /// <summary>Whether the password is the one that was given to the server last.</summary>
    public bool KnowsPassword(string password)
    {
        if (!File.Exists(Marker) || File.ReadAllText(Marker).Split(':') is not [var salt, var hash])
        {
            return false;
        }
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hash), Hash(password, Convert.FromHexString(salt)));
    }

    public void RememberPassword(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        PrivateFile.Write(Marker, $"{Convert.ToHexStringLower(salt)}:{Convert.ToHexStringLower(Hash(password, salt))}");
    }

    /// <summary>Has the next start give the server its password again.</summary>
    public void ForgetPassword() => File.Delete(Marker);

    /// <summary>The processes of a server that works in this folder; known on Linux only.</summary>
    public IReadOnlyList<int> FindUsers() => !OperatingSystem.IsLinux() ? [] :
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _) && WorksHere(name!))
            .Select(name => int.Parse(name!, System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>Removes what a killed server left; only while <see cref="FindUsers"/> finds none.</summary>
    // PostgreSQL takes the number in it for a living server when another process has got it since.
    public void RemoveStaleProcessFile()
    {
        if (OperatingSystem.IsLinux())
        {
            File.Delete(Path.Combine(Data, "postmaster.pid"));
        }
    }

    private static byte[] Hash(string password, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);

    private bool WorksHere(string process)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{process}/cwd", returnFinalTarget: false)?.FullName == Data;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or belongs to another user, whose files these are not.
            return false;
        }
    }
}

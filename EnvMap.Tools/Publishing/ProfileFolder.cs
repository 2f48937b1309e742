using EnvMap.Catalog.ProfileDocuments;

namespace EnvMap.Tools.Publishing;

/// <summary>Writes a profile's document and files into a folder, in which a manifest, and what others keep, stands too.</summary>
internal static class ProfileFolder
{
    // What an end in the midst of a publish leaves is removed by the next one.
    private const string Unfinished = ".profile.";

    /// <summary>
    /// Puts the document and the files in the place of those of the last publish. Where that fails, these stay; files that no profile was
    /// published beside are an <see cref="IOException"/>.
    /// </summary>
    public static void Write(string folder, string document, IReadOnlyDictionary<string, string> files)
    {
        var (place, target) = (Path.Combine(folder, ProfileDocument.FileName), Path.Combine(folder, ProfileDocument.FilesFolder));
        if (Directory.Exists(target) && !File.Exists(place))
        {
            throw new IOException($"'{target}' is there already, and no profile was published beside it.");
        }
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.GetDirectories(folder, $"{Unfinished}*"))
        {
            Directory.Delete(left, recursive: true);
        }
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, $"{Unfinished}{Guid.NewGuid():N}")).FullName;
        try
        {
            WriteNew(unfinished, document, files);
            Swap(unfinished, target, place);
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private static void WriteNew(string unfinished, string document, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (source, content) in files)
        {
            var path = Path.Combine(unfinished, source);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
        File.WriteAllText(Path.Combine(unfinished, ProfileDocument.FileName), document.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private static void Swap(string unfinished, string target, string place)
    {
        var (made, former) = (Path.Combine(unfinished, ProfileDocument.FilesFolder), Path.Combine(unfinished, "former"));
        var hadFiles = Directory.Exists(target);
        if (hadFiles)
        {
            Directory.Move(target, former);
        }
        try
        {
            if (Directory.Exists(made))
            {
                Directory.Move(made, target);
            }
            File.Move(Path.Combine(unfinished, ProfileDocument.FileName), place, overwrite: true);
        }
        catch
        {
            if (Directory.Exists(target))
            {
                Directory.Move(target, made);
            }
            if (hadFiles)
            {
                Directory.Move(former, target);
            }
            throw;
        }
    }
}

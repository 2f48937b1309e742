namespace Aspire.Hosting.ApplicationModel;

/// <summary>A directory that is put into a container.</summary>
public sealed class ContainerDirectory : ContainerFileSystemItem
{
    /// <summary>Gets or sets what is in it.</summary>
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];

    /// <summary>Describes a file of the host, or the files of a directory, in ordinal order of their paths.</summary>
    /// <param name="path">The path of the file or directory.</param>
    /// <param name="searchPattern">Which files of a directory; by default all.</param>
    /// <param name="searchOptions">Whether directories in it are searched too; by default not.</param>
    /// <param name="updateItem">Changes each item, such as its owner.</param>
    /// <returns>The items.</returns>
    /// <exception cref="InvalidOperationException">There is neither file nor directory at the path.</exception>
    public static IEnumerable<ContainerFileSystemItem> GetFileSystemItemsFromPath(string path, string searchPattern = "*", SearchOption searchOptions = SearchOption.TopDirectoryOnly, Action<ContainerFileSystemItem>? updateItem = null)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return searchPattern == "*"
                ? [Describe(new ContainerFile { Name = Path.GetFileName(full), SourcePath = full })]
                : throw new ArgumentException($"A search pattern was given, but '{full}' is a file.", nameof(searchPattern));
        }

        if (!Directory.Exists(full))
        {
            throw new InvalidOperationException($"The specified path '{full}' does not exist.");
        }

        return Group(Directory.GetFiles(full, searchPattern, searchOptions).Order(StringComparer.Ordinal)
            .Select(file => (Parts: Path.GetRelativePath(full, file).Split(Path.DirectorySeparatorChar), file)), 0);

        List<ContainerFileSystemItem> Group(IEnumerable<(string[] Parts, string File)> files, int depth) => [.. files
            .GroupBy(f => (Name: f.Parts[depth], IsFile: f.Parts.Length == depth + 1))
            .Select(g => g.Key.IsFile
                ? Describe(new ContainerFile { Name = g.Key.Name, SourcePath = g.Single().File })
                : Describe(new ContainerDirectory { Name = g.Key.Name, Entries = Group(g, depth + 1) }))];

        ContainerFileSystemItem Describe(ContainerFileSystemItem item)
        {
            updateItem?.Invoke(item);
            return item;
        }
    }
}

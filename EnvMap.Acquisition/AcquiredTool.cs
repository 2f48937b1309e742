namespace EnvMap.Acquisition;

/// <summary>A package in the cache, complete and verified.</summary>
public sealed class AcquiredTool
{
    private readonly ToolPackage _package;

    internal AcquiredTool(ToolPackage package, string directory)
    {
        _package = package;
        Directory = directory;
        LibraryPath = package.GetLibraryPath(directory);
    }

    /// <summary>The root folder of the unpacked package; not to be written to.</summary>
    public string Directory { get; }

    /// <summary>Folders for LD_LIBRARY_PATH of the package's commands; empty where the machine has all libraries.</summary>
    public IReadOnlyList<string> LibraryPath { get; }

    /// <summary>The full path of one of the package's commands.</summary>
    /// <exception cref="AcquisitionException">The package has no such command.</exception>
    public string GetCommandPath(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return _package.CommandFolders
            .Select(folder => Path.GetFullPath(Path.Combine(Directory, folder, file)))
            .FirstOrDefault(File.Exists)
            ?? throw new AcquisitionException(
                $"{_package.Title} in '{Directory}' has no command '{name}'. Delete that folder to have it fetched again.");
    }
}

using System.Text;
using EnvMap.Catalog;

namespace EnvMap.Cli.Hosts;

// A hosts file, whose bytes are characters here: what is no text of ours goes through unchanged.
internal sealed class HostsFile(string path)
{
    public static string DefaultPath => OperatingSystem.IsWindows()
        ? System.IO.Path.Combine(Environment.SystemDirectory, "drivers", "etc", "hosts")
        : "/etc/hosts";

    public string Path { get; } = path;

    public string? Read(List<CatalogProblem> problems)
    {
        try
        {
            // Not as text, of which a byte order mark decides what the bytes mean.
            return Encoding.Latin1.GetString(File.ReadAllBytes(Path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem($"It cannot be read: {exception.Message} Name the hosts file with --file."));
            return null;
        }
    }

    // Takes the place of what is there whole or not at all.
    public CatalogProblem? Write(string text)
    {
        var target = File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(Path);
        var unfinished = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, $".hosts.{Guid.NewGuid():N}");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            using (var stream = new FileStream(unfinished, options))
            {
                stream.Write(Encoding.Latin1.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            }
            File.Move(unfinished, target, overwrite: true);
            return null;
        }
        catch (UnauthorizedAccessException exception)
        {
            return Problem($"It cannot be written: {exception.Message} {(OperatingSystem.IsWindows() ? "Run this as administrator." : "Run this as root: sudo envmap hosts …")}");
        }
        catch (IOException exception)
        {
            // In a container the engine holds this file, and nothing can take its place.
            return Problem($"It cannot be replaced: {exception.Message} Leave --write out, and put the lines in by hand.");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private CatalogProblem Problem(string message) => new(Path, 0, 0, message, ProblemSeverity.Error);
}

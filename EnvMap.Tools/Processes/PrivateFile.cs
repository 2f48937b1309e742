using System.Text;

namespace EnvMap.Tools.Processes;

/// <summary>Files that only their owner reads.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file with mode 0600, never readable by others in between.</summary>
    public static void Write(string path, string content)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var stream = new FileStream(path, options);
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}

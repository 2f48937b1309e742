namespace EnvMap.Tests.TestSupport;

internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("envmap-test-").FullName;

    public string this[params string[] parts] => Path.Combine([FullName, .. parts]);

    public string Write(string path, string content)
    {
        var file = this[path];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}

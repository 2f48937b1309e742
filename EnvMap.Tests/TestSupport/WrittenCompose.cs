using EnvMap.Catalog;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;

namespace EnvMap.Tests.TestSupport;

/// <summary>A folder for Compose that a test has written, from a published profile or from a manifest of its own.</summary>
internal sealed class WrittenCompose : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder["compose"];

    public string this[string path] => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Where a published profile of the repository stands.</summary>
    public static string Profile(string name) => RepositoryRoot.Combine("aspire-manifest", name);

    /// <summary>Writes what the owner of the folder has put there before.</summary>
    public void Put(string path, string content) => _folder.Write($"compose/{path}", content);

    /// <summary>Writes the folder from a manifest that is given as text.</summary>
    public Task<DeployResult> WriteManifestAsync(string manifest, Func<string, string?>? given = null, string? secretsFolder = null)
        => WriteAsync(_folder.Write("source/aspire-manifest.json", manifest), given, secretsFolder);

    /// <summary>Writes the folder from a manifest with what a profile, of the environment, says of its resources, and with files beside it.</summary>
    public Task<DeployResult> WriteProfileAsync(
        string manifest, string resources, string environment = "staging", string rows = "", Func<string, string?>? given = null, params IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files)
        {
            _folder.Write($"source/{path}", text);
        }
        _folder.Write("source/profile.json", $$"""{ "version": 1, "name": "{{environment}}-0", "environment": "{{environment}}", "phase": 0, "rows": [{{rows}}], "resources": {{{resources}}} }""");
        return WriteManifestAsync(manifest, given);
    }

    public async Task<DeployResult> WriteAsync(string source, Func<string, string?>? given = null, string? secretsFolder = null)
    {
        var problems = new List<CatalogProblem>();
        var read = DeploySource.Read(source, problems);
        Assert.True(read is not null, string.Join('\n', problems));
        return await new ComposeTarget { SecretsFolder = secretsFolder }.WriteAsync(
            new DeployInput { Source = read, OutputFolder = _folder.FullName, GivenValue = given ?? (_ => null) }, TestContext.Current.CancellationToken);
    }

    /// <summary>Every file below the folder with its content.</summary>
    public SortedDictionary<string, string> Contents() => new(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText), StringComparer.Ordinal);

    /// <summary>Every file below the folder with its bytes as digits, and who may read it.</summary>
    public SortedDictionary<string, string> Bytes() => new(
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(Folder, file), file => $"{File.GetUnixFileMode(file)} {Convert.ToHexString(File.ReadAllBytes(file))}"), StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();
}

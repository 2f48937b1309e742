namespace EnvMap.Tests.TestSupport;

/// <summary>A profile as the AppHost publishes it for one test, with rows that no committed profile has.</summary>
internal sealed class OptionalProfile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Where manifest, document and files stand.</summary>
    public string Folder => _folder.FullName;

    public string this[string path] => File.ReadAllText(_folder[path]);

    public static async Task<OptionalProfile> PublishAsync(string environment, int phase, params IEnumerable<string> arguments)
    {
        var profile = new OptionalProfile();
        await ChildProcess.RunAsync(
            "dotnet",
            [
                BuiltProject.FileOf("EnvMap.AppHost"), "--operation", "publish", "--step", "publish-manifest", "--output-path", profile.Folder,
                $"--environment={environment}", $"--EnvMap:Phase={phase}", .. arguments,
            ],
            Path.GetTempPath());
        return profile;
    }

    public void Dispose() => _folder.Dispose();
}

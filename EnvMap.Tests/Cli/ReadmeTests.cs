using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Cli;

public sealed class ReadmeTests
{
    [Fact]
    public async Task ItsTableIsTheMapAtAGlance()
    {
        var run = await EnvMapCli.RunAsync("map", "--by-group", "--format", "md");
        var table = string.Join('\n', run.Output.Split('\n').Where(line => line.StartsWith('|')));
        Assert.Equal(16, table.Split('\n').Length);
        Assert.Contains($"\n\n{table}\n\n", await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

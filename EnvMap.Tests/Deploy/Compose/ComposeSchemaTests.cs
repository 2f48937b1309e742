using System.Text.Json;
using System.Text.Json.Nodes;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>What others say of the files: dclint, which checks Compose's schema and rules of its own, and Compose itself.</summary>
public sealed class ComposeSchemaTests
{
    public static TheoryData<string> Sources => ["local-0", "local-1", "staging-0", "production-0", "foreign", "many"];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task TheLinterFindsNothing(string source)
    {
        using var written = await WriteAsync(source);
        var file = Path.Combine(written.Folder, "compose.yaml");

        Assert.Equal("", await Dclint.CheckAsync(file));
    }

    [Fact]
    public async Task TheLinterFindsWhatIsWrong()
    {
        using var written = await WriteAsync("staging-0");
        written.Put("compose.yaml", written["compose.yaml"].Replace("read_only: true", "read_onyl: true", StringComparison.Ordinal));

        Assert.Contains("must NOT have additional properties", await Dclint.CheckAsync(Path.Combine(written.Folder, "compose.yaml")), StringComparison.Ordinal);
    }

    [Theory]
    [RequiresCompose]
    [MemberData(nameof(Sources))]
    public async Task ComposeTakesIt(string source)
    {
        using var written = await WriteAsync(source);
        await using var project = new ComposeProject(written.Folder);

        Assert.Equal("", await project.RunAsync("config", "--quiet"));
    }

    [Fact]
    [RequiresCompose]
    public async Task ComposeReadsEveryValueAsItWasMeant()
    {
        using var written = new WrittenCompose();
        await written.WriteManifestAsync(AwkwardManifest.Text, AwkwardManifest.Given);
        await using var project = new ComposeProject(written.Folder);

        var box = JsonNode.Parse(await project.RunAsync("config", "--format", "json"))!["services"]!["box"]!;
        var environment = box["environment"]!.AsObject().ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>().Replace("$$", "$", StringComparison.Ordinal));

        foreach (var (name, value) in AwkwardValues.All)
        {
            foreach (var kind in AwkwardManifest.Kinds)
            {
                Assert.Equal($"{kind}{name}={JsonSerializer.Serialize(value)}", $"{kind}{name}={JsonSerializer.Serialize(environment[$"{kind}{name}"])}");
            }
        }
    }

    private static async Task<WrittenCompose> WriteAsync(string source)
    {
        var written = new WrittenCompose();
        var result = source switch
        {
            "foreign" => await written.WriteManifestAsync(ForeignManifest.Text.Replace("\"redis\"", "\"redis:8.6\"", StringComparison.Ordinal), name => $"given-{name}"),
            "many" => await written.WriteManifestAsync(ForeignManifest.Of(100)),
            _ => await written.WriteAsync(WrittenCompose.Profile(source)),
        };
        Assert.True(result.IsWritten, string.Join('\n', result.Problems));
        return written;
    }
}

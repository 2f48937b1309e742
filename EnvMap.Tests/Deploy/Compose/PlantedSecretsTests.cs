using System.Text;
using System.Text.Json;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>A secret that somebody gives stands in the files that are there for it, and nowhere else in what is written.</summary>
public sealed class PlantedSecretsTests
{
    private const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnly = OwnerReads | UnixFileMode.UserExecute;

    public static TheoryData<string> Profiles => [.. Directory.GetDirectories(RepositoryRoot.Combine("aspire-manifest")).Select(folder => Path.GetFileName(folder))];

    public static TheoryData<string, string> Included => new()
    {
        { "staging-0", "dnsmasq,Docker Registry,Watchtower,Jenkins" },
        { "staging-0", "Docker Hub,GitLab Runner" },
        { "staging-2", "HashiCorp Vault" },
        { "production-0", "Redis (Docker)" },
    };

    [Theory]
    [InlineData("plain")]
    [InlineData("quoted")]
    [InlineData("json")]
    [InlineData("uri")]
    [InlineData("base64")]
    [InlineData("base64 within")]
    [InlineData("base64 far within")]
    [InlineData("base64 of URLs")]
    [InlineData("hexadecimal")]
    [InlineData("UTF-16")]
    [InlineData("a part")]
    public async Task TheSearchFindsASecretInEveryForm(string form)
    {
        var planted = new PlantedSecrets();
        var (value, other) = (planted["leaked"], planted["kept"]);
        var written = form switch
        {
            "quoted" => value.Replace("$", @"\$", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
            "json" => JsonSerializer.Serialize(value),
            "uri" => Uri.EscapeDataString(value),
            "base64" => Base64(value),
            "base64 within" => Base64($"x{value}"),
            "base64 far within" => Base64($"user:{value}@host"),
            "base64 of URLs" => Base64(value).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            "hexadecimal" => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value)),
            "UTF-16" => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(value)),
            "a part" => value[..value.IndexOf('$', StringComparison.Ordinal)],
            _ => value,
        };

        Assert.Equal(["leaked"], planted.In($"before {written} after"));
        Assert.Empty(planted.In($"before {written[..10]} after"));
        // Where two of the pieces that are read meet.
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(new string('.', (1 << 20) - 9) + written));
        Assert.Equal(["leaked"], await planted.InAsync(stream));
        Assert.NotEqual(value, other);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task NoPublishedProfileHoldsOne(string profile)
    {
        using var folder = new TemporaryFolder();
        var planted = PlantedSecrets.AskedForBy(WrittenCompose.Profile(profile));
        var (environment, phase) = (profile.Split('-')[0], profile.Split('-')[1]);
        await using var publish = ChildProcess.Start(
            "dotnet",
            [
                BuiltProject.FileOf("EnvMap.AppHost"), "--operation", "publish", "--step", "publish-manifest", "--output-path", folder.FullName,
                $"--environment={environment}", $"--EnvMap:Phase={phase}", "--Logging:LogLevel:Default=Debug",
            ],
            Path.GetTempPath(), planted.Given());
        Assert.True(await publish.WaitForExitAsync() is 0, publish.Output);

        planted.AssertNoneIn(publish.Output, "what publishing says");
        Assert.Empty(await planted.InFolderAsync(folder.FullName));
        Assert.True(File.Exists(folder["aspire-manifest.json"]));
        await AssertWrittenWhereItBelongsAsync(folder.FullName, planted);
    }

    [Theory]
    [MemberData(nameof(Included))]
    public async Task NorDoOptionalTools(string profile, string rows)
    {
        var published = await IncludedRows.PublishAsync(profile, rows);
        await AssertWrittenWhereItBelongsAsync(published, PlantedSecrets.AskedForBy(published));
    }

    [Fact]
    public async Task NorDoesTheDashboard()
    {
        using var published = await OptionalProfile.PublishAsync("Staging", 0, "--EnvMap:Dashboard=true");
        Assert.Contains("\"dashboard\"", published["aspire-manifest.json"], StringComparison.Ordinal);
        await AssertWrittenWhereItBelongsAsync(published.Folder, PlantedSecrets.AskedForBy(published.Folder));
    }

    private static async Task AssertWrittenWhereItBelongsAsync(string source, PlantedSecrets planted)
    {
        using var written = new WrittenCompose();
        var result = await written.WriteAsync(source, name => planted.ValueOf(name) ?? "given");
        Assert.True(result.IsWritten, string.Join('\n', result.Problems));

        planted.AssertNoneIn(string.Join('\n', [.. result.Problems.Select(problem => $"{problem}"), .. result.Open, .. result.Losses.Entries.Select(entry => $"{entry}")]), "what is said of it");
        var found = await planted.InFolderAsync(written.Folder);
        Assert.Equal(planted.Names, found.Select(place => place.Split(':')[0]).Distinct());
        Assert.All(found, place => Assert.True(place.EndsWith(": .env", StringComparison.Ordinal) || place.Contains(": secrets/", StringComparison.Ordinal), place));
        Assert.All(planted.Names, name => Assert.Contains(found, place => place.StartsWith($"{name}: secrets/", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerReads, File.GetUnixFileMode(Path.Combine(written.Folder, ".env")));
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(written.Folder, "secrets")));
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

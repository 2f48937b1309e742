using System.Text.RegularExpressions;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Reading;
using EnvMap.Tests.TestSupport;
using YamlDotNet.RepresentationModel;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>What the target promises for every manifest that can be read, however odd: a folder or problems, no secret where none may stand, nothing lost in silence.</summary>
internal static partial class ComposePromises
{
    private const string Planted = "planted-secret-5f1c";

    public static void Check(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        // So deep that what leads out of the output shows.
        var output = folder["a", "b", "c", "d", "out"];
        var read = ManifestReader.Read(bytes, folder["a", "b", "c", "d", "in", "aspire-manifest.json"]);
        if (read.Manifest is not { } manifest)
        {
            return;
        }
        var secrets = manifest.Resources.Values.SelectMany(resource => resource.Inputs.Values).Where(input => input.IsSecret)
            .Select(input => input.Name is "value" ? input.Resource : $"{input.Resource}-{input.Name}").ToHashSet();
        var result = new ComposeTarget().WriteAsync(
            new DeployInput { Source = new DeploySource { Manifest = manifest }, OutputFolder = output, GivenValue = name => secrets.Contains(name) ? Planted : "given" },
            CancellationToken.None).GetAwaiter().GetResult();

        if (!result.IsWritten)
        {
            Assert.All(result.Problems, problem => Assert.False(string.IsNullOrWhiteSpace(problem.Message)));
            Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
            return;
        }
        var compose = Path.Combine(output, "compose");
        var files = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);
        Assert.All(files, file => Assert.StartsWith(compose + Path.DirectorySeparatorChar, file, StringComparison.Ordinal));
        CheckServices(manifest, result, File.ReadAllText(Path.Combine(compose, "compose.yaml")), File.ReadAllText(Path.Combine(compose, ".env")));
        foreach (var file in files.Where(file => Path.GetRelativePath(compose, file) is not ".env" && !file.StartsWith(Path.Combine(compose, "secrets"), StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(Planted, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    private static void CheckServices(Manifest manifest, DeployResult result, string text, string environment)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var services = root.Children.TryGetValue("services", out var node) ? ((YamlMappingNode)node).Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToHashSet() : [];
        foreach (var resource in manifest.Resources.Values.Where(resource => resource is ManifestWorkload && !services.Contains(resource.Name)))
        {
            Assert.Contains(result.Losses.Entries, entry => entry.Resource == resource.Name);
        }
        foreach (var name in Variable().Matches(text.Replace("$$", "", StringComparison.Ordinal)).Select(match => match.Groups[1].Value).Distinct())
        {
            Assert.Matches($"(?m)^{name}=", environment);
        }
        Assert.Equal(manifest.Fields.Count, result.Losses.Emitted + result.Losses.Mapped + result.Losses.Lost);
    }

    [GeneratedRegex(@"\$\{([A-Za-z0-9_]+)")]
    private static partial Regex Variable();
}

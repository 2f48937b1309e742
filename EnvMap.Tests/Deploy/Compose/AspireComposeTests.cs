using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EnvMap.Deploy;
using EnvMap.Deploy.Compose;
using EnvMap.Deploy.Losses;
using EnvMap.Tests.Deploy.Manifests;
using EnvMap.Tests.Hosting.Publishing.OfficialExpectations;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Compose;

/// <summary>What becomes of every manifest of microsoft/aspire, where ENVMAP_ASPIRE_CHECKOUT names a checkout; the table stands in Snapshots.</summary>
public sealed partial class AspireComposeTests
{
    /// <summary>A line a manifest; below it the services, and each loss and assumption with how often it occurs.</summary>
    [Fact]
    public async Task EveryManifestBecomesWhatTheTableSays()
    {
        var table = new StringBuilder();
        foreach (var (file, json) in AspireManifests.Whole(ExpectationCheckout.Require()))
        {
            using var folder = new TemporaryFolder();
            table.Append(CultureInfo.InvariantCulture, $"{file}: {await JudgeAsync(folder, json)}");
        }
        Snapshot.Match(table.ToString());
    }

    [Fact]
    [RequiresCompose]
    public async Task ComposeTakesWhatBecomesOfEveryManifest()
    {
        foreach (var (file, json) in AspireManifests.Whole(ExpectationCheckout.Require()))
        {
            using var folder = new TemporaryFolder();
            if (await WriteAsync(folder, json) is { IsWritten: true } result && HasServices(result))
            {
                await using var project = new ComposeProject(result.Folder);
                var (exitCode, output) = await project.TryAsync("config", "--quiet");
                Assert.True(exitCode is 0, $"{file}: {output}");
            }
        }
    }

    private static bool HasServices(DeployResult result) => File.ReadAllText(Path.Combine(result.Folder, "compose.yaml")).Contains("\nservices:", StringComparison.Ordinal);

    private static async Task<string> JudgeAsync(TemporaryFolder folder, string json)
    {
        if (await WriteAsync(folder, json) is not { } result)
        {
            return "not read\n";
        }
        if (!result.IsWritten)
        {
            return $"refused\n{string.Concat(result.Problems.Select(problem => $"    {problem.Message}\n"))}";
        }
        var services = ServiceName().Matches(File.ReadAllText(Path.Combine(result.Folder, "compose.yaml")).Split("\nnetworks:")[0].Split("services:")[^1]).Select(match => match.Groups[1].Value);
        string[] details =
        [
            $"services: {string.Join(" ", services)}",
            .. result.Losses.Entries.Where(entry => entry.Outcome is not LossOutcome.Mapped)
                .GroupBy(entry => $"{entry.Outcome.ToString().ToLowerInvariant()} {KindOf(entry)}: {Quoted().Replace(entry.Reason, "…")}")
                .Select(entries => entries.Count() is 1 ? entries.Key : $"{entries.Key} (×{entries.Count()})"),
            .. result.Open.Select(open => $"open {open}"),
        ];
        return string.Create(CultureInfo.InvariantCulture, $"{result.Losses.Emitted} emitted, {result.Losses.Mapped} mapped, {result.Losses.Lost} lost\n{string.Concat(details.Select(detail => $"    {detail}\n"))}");
    }

    // env, bindings, build; a resource as a whole; or what is no field of the manifest.
    private static string KindOf(LossEntry entry) => (entry.Field?.Split('/') ?? []) switch
    {
        [_, _, _, var kind, ..] => kind,
        [] => entry.Resource is null ? "all" : "service",
        _ => "resource",
    };

    private static async Task<DeployResult?> WriteAsync(TemporaryFolder folder, string json)
    {
        var source = DeploySource.Read(folder.Write("source/aspire-manifest.json", json), []);
        return source is null ? null : await new ComposeTarget().WriteAsync(
            new DeployInput { Source = source, OutputFolder = folder["out"], GivenValue = _ => "given" }, TestContext.Current.CancellationToken);
    }

    // What things are called in this manifest, but for the types of resources.
    [GeneratedRegex(@"\{[^}]*\}(, \{[^}]*\})*|(?<!type )'[^']*'|(?<= port | has )\d+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?m)^  ([A-Za-z0-9._-]+):$")]
    private static partial Regex ServiceName();
}

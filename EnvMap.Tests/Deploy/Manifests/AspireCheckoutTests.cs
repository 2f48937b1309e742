using System.Globalization;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Reading;
using EnvMap.Tests.Hosting.Publishing.OfficialExpectations;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>
/// Reads what the playground and the tests of microsoft/aspire hold, where ENVMAP_ASPIRE_CHECKOUT names a checkout. The tables of verdicts stand
/// in Snapshots; nothing else of the checkout is kept here.
/// </summary>
public sealed class AspireCheckoutTests
{
    private const string Neighbour = "which the manifest does not have";

    /// <summary>A line a manifest, and below it each problem and each field that the format is not known to have.</summary>
    [Fact]
    public void EveryManifestIsReadAsTheTableSays() => Snapshot.Match(string.Concat(
        AspireManifests.Whole(ExpectationCheckout.Require()).Select(file => Judge(file.File, ReadManifest.From(file.Json)))));

    /// <summary>
    /// A snapshot of one resource is no manifest: it is read as the only one of a manifest, and what it says of its neighbours, which stand in
    /// no file, is left out of the verdict.
    /// </summary>
    [Fact]
    public void EverySnapshotOfOneResourceIsReadAsTheTableSays() => Snapshot.Match(string.Concat(
        AspireManifests.OfOneResource(ExpectationCheckout.Require()).Select(file => Judge(file.File, ReadManifest.From(ReadManifest.With($"\"subject\": {file.Json.TrimStart('\uFEFF')}")), isAlone: true))));

    /// <summary>Each is given everything that one of them demands.</summary>
    [Fact]
    public void EveryTypeOfTheSchemaIsKnown()
    {
        var types = AspireManifests.TypesOfTheSchema(ExpectationCheckout.Require()).ToList();

        Assert.Contains("container.v1", types);
        Assert.DoesNotContain(types, type => ReadManifest.From(ReadManifest.With($$"""
            "subject": {
              "type": "{{type}}", "image": "a:1", "path": "a", "context": ".", "value": "a", "connectionString": "a", "command": "a", "workingDirectory": ".",
              "stack-name": "a", "template-path": "a", "application": "a", "appId": "a", "dapr": { "application": "a", "appId": "a" },
              "daprComponent": { "type": "state", "localPath": "a" } }
            """)) is not { Manifest: { } manifest } || manifest.Resources.Values.Single() is ManifestUnsupported);
    }

    private static string Judge(string file, ManifestReadResult result, bool isAlone = false)
    {
        var problems = result.Problems.Where(problem => !isAlone || !problem.Message.Contains(Neighbour, StringComparison.Ordinal)).ToList();
        var verdict = result.Manifest is { } manifest
            ? string.Create(CultureInfo.InvariantCulture, $"{manifest.Resources.Count} resources, {manifest.Texts.Values.Count(text => text.HasExpressions)} texts with expressions, {manifest.Fields.Count} values")
            : problems.Exists(problem => problem.IsError) ? "not read" : "read, but for its neighbours";
        string[] details =
        [
            .. problems.Select(problem => $"{(problem.IsError ? "error" : "warning")} {ReadManifest.Describe(problem)}"),
            .. result.Manifest?.Fields.Where(field => field.Owner is null).Select(field => $"unknown {field.Place.Pointer}") ?? [],
        ];
        return $"{file}: {verdict}\n{string.Concat(details.Select(detail => $"    {detail}\n"))}";
    }
}

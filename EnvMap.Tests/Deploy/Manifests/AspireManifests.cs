using System.Text.Json;
using System.Text.RegularExpressions;
using EnvMap.Tests.Hosting.Publishing.OfficialExpectations;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>The manifests in a checkout of microsoft/aspire.</summary>
internal static partial class AspireManifests
{
    private const string AspireManifest = "aspire-manifest.json";

    /// <summary>
    /// Every JSON file below <c>playground</c> and <c>tests</c> that is an object with an object <c>resources</c>, a member of which has a type
    /// or an error: a whole manifest. One that is called so is a manifest even where its JSON is broken.
    /// </summary>
    public static IEnumerable<(string File, string Json)> Whole(string checkout) =>
        All(checkout).Where(file => IsManifest(file.Root) || Path.GetFileName(file.File) is AspireManifest).Select(file => (file.File, file.Json));

    /// <summary>Every JSON file there that is itself a resource of a manifest, as the verified snapshots of the tests are.</summary>
    public static IEnumerable<(string File, string Json)> OfOneResource(string checkout) =>
        All(checkout).Where(file => file.Root.ValueKind is JsonValueKind.Object && HasType(file.Root)).Select(file => (file.File, file.Json));

    /// <summary>The types of resources that the schema of the format names.</summary>
    public static IEnumerable<string> TypesOfTheSchema(string checkout) =>
        ResourceTypeInSchema().Matches(File.ReadAllText(Path.Combine(checkout, "src/Schema/aspire-8.0.json"))).Select(match => match.Groups[1].Value).Distinct();

    private static IEnumerable<(string File, string Json, JsonElement Root)> All(string checkout)
    {
        foreach (var file in new[] { "playground", "tests" }.SelectMany(folder => ExpectationCheckout.Files(checkout, folder, "*.json")))
        {
            var json = File.ReadAllText(Path.Combine(checkout, file));
            yield return (file, json, Parse(json)?.RootElement ?? default);
        }
    }

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            // Settings with comments and test data that is meant to be broken.
            return null;
        }
    }

    private static bool IsManifest(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty("resources", out var resources) && resources.ValueKind is JsonValueKind.Object
        && resources.EnumerateObject().Any(resource => resource.Value.ValueKind is JsonValueKind.Object && (HasType(resource.Value) || resource.Value.TryGetProperty("error", out _)));

    private static bool HasType(JsonElement json) =>
        json.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && ResourceType().IsMatch(type.GetString()!);

    [GeneratedRegex(@"^[a-z][a-z.-]*\.v\d+$|^annotated\.string$")]
    private static partial Regex ResourceType();

    [GeneratedRegex("\"const\": *\"([a-z.-]+\\.v\\d+)\"")]
    private static partial Regex ResourceTypeInSchema();
}

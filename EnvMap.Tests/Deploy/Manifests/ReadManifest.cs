using System.Text;
using EnvMap.Catalog;
using EnvMap.Deploy.Manifests;
using EnvMap.Deploy.Manifests.Reading;

namespace EnvMap.Tests.Deploy.Manifests;

/// <summary>Reads manifests that a test writes down.</summary>
internal static class ReadManifest
{
    public const string Path = "/app/aspire-manifest.json";

    /// <summary>The text of a manifest with the given resources.</summary>
    public static string With(string resources) => $"{{\"resources\": {{{resources}}}}}";

    public static ManifestReadResult From(string json) => ManifestReader.Read(Encoding.UTF8.GetBytes(json), Path);

    /// <summary>A manifest of the given resources, which must be without problems.</summary>
    public static Manifest Of(string resources)
    {
        var result = From(With(resources));
        Assert.Empty(result.Problems);
        return result.GetManifest();
    }

    /// <summary>The problems of a manifest of the given resources, each as <c>line,column: message</c>.</summary>
    public static string[] Problems(string resources) =>
        [.. From(With(resources)).Problems.Select(Describe)];

    public static string Describe(CatalogProblem problem) => $"{problem.Line},{problem.Column}: {problem.Message}";
}

using System.Text.Json;
using EnvMap.Catalog;

namespace EnvMap.Tools.Evidence;

/// <summary>The results of tests as files: <c>staging-0/nginx.observed.json</c>.</summary>
public static class EvidenceResultFiles
{
    /// <summary>Writes a result in the place of an earlier one of the same row, profile and grade.</summary>
    public static void Write(string folder, EvidenceResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var path = Path.Combine(folder, result.Profile, $"{ToolId.FromName(result.Row)}.{result.Grade.ToString().ToLowerInvariant()}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Tests that run beside each other may show the same.
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(result, EvidenceJson.Context.EvidenceResult));
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads all results; none where there is no such folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="problems">Takes what is no result.</param>
    public static IReadOnlyList<EvidenceResult> Read(string folder, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var results = new List<EvidenceResult>();
        string[] paths = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories) : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            try
            {
                results.Add(JsonSerializer.Deserialize(File.ReadAllText(path), EvidenceJson.Context.EvidenceResult)
                    ?? throw new JsonException("It is null."));
            }
            catch (JsonException exception)
            {
                problems.Add(new CatalogProblem(path, 0, 0, $"This is no result of a test: {exception.Message} Remove it, and run the tests again.", ProblemSeverity.Error));
            }
        }
        return results;
    }
}

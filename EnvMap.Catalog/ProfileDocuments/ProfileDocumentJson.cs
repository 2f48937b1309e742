using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>Writes and reads <c>profile.json</c>.</summary>
public static class ProfileDocumentJson
{
    // What is written is read by people too: no \u2705 for ✅.
    private static readonly ProfileJsonContext s_json = new(new(ProfileJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a document; the same document gives the same text on every machine.</summary>
    public static string Write(ProfileDocument document) => $"{JsonSerializer.Serialize(document, s_json.ProfileDocument)}\n";

    /// <summary>Reads a document. Null, with what is wrong among the problems, where it cannot be used.</summary>
    /// <param name="text">The text of the document.</param>
    /// <param name="path">What problems call the file.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static ProfileDocument? Read(string text, string path, ICollection<CatalogProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        try
        {
            using var json = JsonDocument.Parse(text);
            if (NullItems.Find(json.RootElement) is { } place)
            {
                problems.Add(Problem(path, 0, 0, $"{place} is null. Take it out, or publish the profile again."));
                return null;
            }
            // From the text, so that problems have their lines.
            var document = JsonSerializer.Deserialize(text, s_json.ProfileDocument);
            if (document is { Version: >= ProfileDocument.CurrentVersion - 1 and > 0 and <= ProfileDocument.CurrentVersion })
            {
                return document;
            }
            problems.Add(Problem(path, 0, 0, document is null
                ? "The document is null. Publish the profile again."
                : $"The document has version {document.Version}, and this program reads version {ProfileDocument.CurrentVersion}. "
                + (document.Version > ProfileDocument.CurrentVersion ? "Take a newer program, or publish the profile with this one." : "Publish the profile again.")));
        }
        catch (JsonException exception)
        {
            var at = exception.Path is null or "$" ? "" : $"{exception.Path}: ";
            problems.Add(Problem(path, (int)(exception.LineNumber ?? -1) + 1, (int)(exception.BytePositionInLine ?? -1) + 1,
                $"{at}{exception.Message.Split(" Path: ")[0]} Correct it, or publish the profile again."));
        }
        return null;
    }

    private static CatalogProblem Problem(string path, int line, int column, string message) =>
        new(path, line, column, message, ProblemSeverity.Error);
}

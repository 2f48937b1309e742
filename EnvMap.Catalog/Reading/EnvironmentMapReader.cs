using System.Text;
using EnvMap.Catalog.Validation;

namespace EnvMap.Catalog.Reading;

/// <summary>Reads a map from Markdown and checks it; gives every problem at once.</summary>
public static class EnvironmentMapReader
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file in UTF-8; a file that is missing or not UTF-8 is a problem of the result.</summary>
    public static MapReadResult ReadFile(string path)
    {
        try
        {
            return Read(s_strictUtf8.GetString(File.ReadAllBytes(path)), path);
        }
        catch (DecoderFallbackException exception)
        {
            return Fail(path, $"Byte {exception.Index} is not UTF-8. Save the file as UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(path, $"The map cannot be read: {exception.Message} Name a readable file.");
        }
    }

    /// <summary>Reads a map from its text; <paramref name="path"/> is what problems name.</summary>
    public static MapReadResult Read(string text, string path)
    {
        var problems = new ProblemLog(path);
        var source = new MapSource(text);
        var outline = MarkdownOutline.Read(source, problems);
        MapHeadings.CheckSpelling(outline, problems);
        var map = new EnvironmentMap
        {
            Path = path,
            Source = source,
            Sections = new TableReader(source, problems).Read(outline),
            Legend = new LegendReader(problems).Read(outline),
            Summaries = new SummaryReader(problems).Read(outline),
            MigrationPath = new MigrationPathReader(problems).Read(outline),
        };
        problems.AddRange(CatalogValidator.Check(map));
        var found = problems.InOrder();
        return new MapReadResult { Map = found.Any(problem => problem.IsError) ? null : map, Problems = found };
    }

    private static MapReadResult Fail(string path, string message) =>
        new() { Problems = [new CatalogProblem(path, 0, 0, message, ProblemSeverity.Error)] };
}

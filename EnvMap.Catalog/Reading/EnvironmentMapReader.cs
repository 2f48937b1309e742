using System.Text;
using EnvMap.Catalog.Validation;

namespace EnvMap.Catalog.Reading;

/// <summary>Reads a map from Markdown and checks it; gives every problem at once.</summary>
public static class EnvironmentMapReader
{
    /// <summary>The longest text that is read, in UTF-16 units; a map of a thousand rows is well below it.</summary>
    public const int MaximumLength = 200_000;

    /// <summary>The longest line that is read, in UTF-16 units.</summary>
    public const int MaximumLineLength = 2_000;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file in UTF-8; a file that is missing or not UTF-8 is a problem of the result.</summary>
    public static MapReadResult ReadFile(string path)
    {
        try
        {
            return Read(s_strictUtf8.GetString(ReadBytes(path)), path);
        }
        catch (DecoderFallbackException exception)
        {
            return Fail(path, $"Byte {exception.Index} is not UTF-8. Save the file as UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Fail(path, $"The map cannot be read: {exception.Message} Name a readable file.") with { IsReadable = false };
        }
    }

    /// <summary>Reads a map from its text; <paramref name="path"/> is what problems name.</summary>
    public static MapReadResult Read(string text, string path)
    {
        if (text.Length > MaximumLength)
        {
            return Fail(path, $"The map has {text.Length} characters, {MaximumLength} are read. Keep tools in it and the rest elsewhere.");
        }
        var problems = new ProblemLog(path);
        var source = new MapSource(text);
        for (var i = 0; i < source.Lines.Count; i++)
        {
            if (source.Lines[i].Text.Length > MaximumLineLength)
            {
                problems.Error(i + 1, MaximumLineLength + 1, $"The line has {source.Lines[i].Text.Length} characters, {MaximumLineLength} are read. Shorten it.");
            }
        }
        if (problems.HasErrors)
        {
            return new MapReadResult { Problems = problems.InOrder() };
        }
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

    // Never more than a map can have: the path may name a device without an end. UTF-8 takes at most three bytes for a UTF-16 unit.
    private static byte[] ReadBytes(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(3 * MaximumLength) + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length < bytes.Length
            ? bytes[..length]
            : throw new IOException($"The file has more than {bytes.Length - 1} bytes.");
    }

    private static MapReadResult Fail(string path, string message) =>
        new() { Problems = [new CatalogProblem(path, 0, 0, message, ProblemSeverity.Error)] };
}

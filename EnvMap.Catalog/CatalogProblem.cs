namespace EnvMap.Catalog;

/// <summary>One thing that is wrong or doubtful, with its place and its cure.</summary>
/// <param name="Path">The file, or the setting, that the problem is in.</param>
/// <param name="Line">The line, counted from 1; 0 where the problem has no place in the file.</param>
/// <param name="Column">The column in UTF-16 units, counted from 1; 0 where there is none.</param>
/// <param name="Message">Names the item and the cure.</param>
/// <param name="Severity">Whether the problem stops the work.</param>
public sealed record CatalogProblem(string Path, int Line, int Column, string Message, ProblemSeverity Severity)
{
    /// <summary>Whether the problem stops the work.</summary>
    public bool IsError => Severity is ProblemSeverity.Error;

    /// <summary>
    /// Writes <c>path(line,column): severity: message</c> on one line, the form that editors and CI turn into links; control characters,
    /// which a message may quote from the file, become U+FFFD.
    /// </summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"({Line},{Math.Max(Column, 1)})" : "";
        var text = $"{Path}{place}: {(IsError ? "error" : "warning")}: {Message}";
        return text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;
    }
}

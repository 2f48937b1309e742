namespace EnvMap.Catalog.Reading;

// Which column stands where.
internal sealed record TableHeader
{
    public const string Tool = "Tool/Service";
    public const string Type = "Type";
    public const string Notes = "Notes";

    private static readonly string[] s_known =
        [Tool, Type, .. DeployEnvironments.All.Select(environment => environment.ToColumn()), Notes];

    public required List<string> Columns { get; init; }

    // Whether rows can be measured by the header.
    public bool HasAllColumns => Columns.Count == s_known.Length;

    public int IndexOf(string column) => Columns.IndexOf(column);

    // Null where the table is not about tools at all: no column of it is known or near a known one.
    public static TableHeader? Read(string line, int number, ProblemLog problems)
    {
        var cells = TableCell.Split(line);
        var columns = cells.Select(cell => Resolve(cell.Value)).ToList();
        if (columns.TrueForAll(column => column is null) && cells.All(cell => Suggestion.For(cell.Value, s_known) is null))
        {
            problems.Warning(number, 1,
                $"The table has none of the columns {string.Join(", ", s_known)}; it is no table of tools and stays as it is.");
            return null;
        }
        for (var i = 0; i < cells.Count; i++)
        {
            if (columns[i] is null)
            {
                problems.Error(number, cells[i].Column,
                    $"'{cells[i].Value}' is no column of the map. Write {string.Join(", ", s_known)}.{Suggestion.DidYouMean(cells[i].Value, s_known)}");
            }
            else if (columns.IndexOf(columns[i]) < i)
            {
                problems.Error(number, cells[i].Column, $"Column '{columns[i]}' stands twice in the header. Remove one.");
            }
        }
        // An unknown column is taken for the missing one it stands for, so one slip gives one problem.
        var missing = s_known.Where(known => !columns.Contains(known)).Skip(columns.Count(column => column is null)).ToList();
        if (missing.Count > 0)
        {
            problems.Error(number, 1, $"The header lacks {string.Join(", ", missing.Select(column => $"'{column}'"))}. Add {(missing.Count is 1 ? "the column" : "the columns")}.");
        }
        return new TableHeader { Columns = [.. columns.Select(column => column ?? "")] };
    }

    private static string? Resolve(string text) =>
        DeployEnvironments.TryParse(text, out var environment)
            ? environment.ToColumn()
            : Array.Find(s_known, known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
}

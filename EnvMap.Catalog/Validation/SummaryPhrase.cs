using System.Text.RegularExpressions;

namespace EnvMap.Catalog.Validation;

// What an item names. Raw shapes: `Nginx (domains)` · `Loki + Promtail (logging)` · `Secrets Manager or Vault (secrets)`
// · `PostgreSQL (Docker) - not recommended` · `Enhanced security (IAM, Security Groups)`
internal sealed partial record SummaryPhrase
{
    // Of each group at least one name must hold.
    public required IReadOnlyList<IReadOnlyList<string>> Groups { get; init; }

    // What stands behind a dash.
    public required string Remark { get; init; }

    public static SummaryPhrase Read(string text, RowNames rows)
    {
        var dash = Dash().Match(text);
        var remark = dash.Success ? text[(dash.Index + dash.Length)..].Trim() : "";
        var name = dash.Success ? text[..dash.Index].Trim() : text;
        if (rows.FindExact(text) is not null)
        {
            return new SummaryPhrase { Groups = [[text]], Remark = "" };
        }
        if (rows.FindExact(name) is not null)
        {
            return new SummaryPhrase { Groups = [[name]], Remark = remark };
        }
        var aside = Aside().Match(name);
        var bare = aside.Success ? name[..aside.Index].Trim() : name;
        var inAside = aside.Success ? Groupings().Split(aside.Groups[1].Value) : [];
        var groups = Split(bare);
        // A headline names its rows behind it, and there are several; one word there is a remark.
        var isHeadline = inAside.Length > 1
            && !groups.SelectMany(group => group).Any(part => rows.Find(part).Count > 0)
            && inAside.All(part => rows.Find(part).Count > 0);
        return new SummaryPhrase
        {
            Groups = isHeadline ? [.. inAside.Select(part => (IReadOnlyList<string>)[part])] : groups,
            Remark = remark,
        };
    }

    private static IReadOnlyList<IReadOnlyList<string>> Split(string text) =>
        [.. Groupings().Split(text).Select(group => (IReadOnlyList<string>)Choices().Split(group))];

    [GeneratedRegex(@"\s+[-–—]\s+")]
    private static partial Regex Dash();

    [GeneratedRegex(@"\s*\(([^()]*)\)\s*$")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\s+[+&]\s+|\s*,\s*")]
    private static partial Regex Groupings();

    [GeneratedRegex(@"\s+or\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Choices();
}

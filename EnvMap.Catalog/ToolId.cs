using System.Text;

namespace EnvMap.Catalog;

/// <summary>The stable name of a row for code, URLs and settings: <c>postgresql-docker</c> for PostgreSQL (Docker).</summary>
/// <param name="Value">Lower-case letters and digits, joined by single hyphens.</param>
public readonly record struct ToolId(string Value)
{
    /// <summary>Derives the id from a row's name; apostrophes vanish, other marks become hyphens.</summary>
    public static ToolId FromName(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (character is not ('\'' or '’') && slug.Length > 0 && slug[^1] is not '-')
            {
                slug.Append('-');
            }
        }
        return new ToolId(slug.ToString().TrimEnd('-'));
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

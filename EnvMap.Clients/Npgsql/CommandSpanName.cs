namespace EnvMap.Clients.Npgsql;

/// <summary>Names the span of a statement by its verb and the database: <c>INSERT envmapdb</c>.</summary>
internal static class CommandSpanName
{
    /// <summary>Null, and Npgsql names the span, where the statement does not begin with a word.</summary>
    public static string? Of(string statement, string? database)
    {
        var text = statement.AsSpan().TrimStart();
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        return length is 0 ? null : $"{text[..length].ToString().ToUpperInvariant()} {database}".TrimEnd();
    }
}

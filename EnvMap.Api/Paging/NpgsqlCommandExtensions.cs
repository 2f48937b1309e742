using Npgsql;
using NpgsqlTypes;

namespace EnvMap.Api.Paging;

/// <summary>What the stores share.</summary>
internal static class NpgsqlCommandExtensions
{
    /// <summary>Adds a text, or NULL of that type.</summary>
    public static void AddText(this NpgsqlParameterCollection parameters, string name, string? value) =>
        parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value });

    /// <summary>Completes the command to one that lists newest first.</summary>
    /// <param name="command">The command.</param>
    /// <param name="select">The beginning of the statement, up to the name of the table.</param>
    /// <param name="time">The column of the time.</param>
    /// <param name="before">Time and id of the last row of the page before.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="filters">Conditions, and the name and value of the parameter in each; one without a value is left out.</param>
    public static void SelectPage(
        this NpgsqlCommand command,
        string select,
        string time,
        (DateTimeOffset Time, Guid Id)? before,
        int limit,
        params IEnumerable<(string Condition, string Name, string? Value)> filters)
    {
        var conditions = new List<string>();
        foreach (var (condition, name, value) in filters.Where(filter => filter.Value is not null))
        {
            conditions.Add(condition);
            command.Parameters.AddText(name, value);
        }
        if (before is { } last)
        {
            conditions.Add($"({time}, id) < (@before_time, @before_id)");
            command.Parameters.AddWithValue("before_time", last.Time);
            command.Parameters.AddWithValue("before_id", last.Id);
        }
        var where = conditions.Count is 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"{select} {where} ORDER BY {time} DESC, id DESC LIMIT @limit";
        command.Parameters.AddWithValue("limit", limit);
    }

    /// <summary>Runs the command and reads every row.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    /// <summary>A text that may be NULL.</summary>
    public static string? GetText(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

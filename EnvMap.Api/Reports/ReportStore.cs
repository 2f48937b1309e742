using System.Text.Json;
using EnvMap.Api.Paging;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace EnvMap.Api.Reports;

/// <summary>Keeps the latest reports, and forgets those before them.</summary>
internal sealed partial class ReportStore(NpgsqlDataSource dataSource, IOptions<ReportOptions> options, ILogger<ReportStore> logger)
{
    private const string NewestEvidence = "evidence_reports ORDER BY reported_at DESC, id DESC LIMIT 1";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>False where so many later ones of the profile are kept that this one is not.</summary>
    public async Task<bool> AddAsync(DriftReport report, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            INSERT INTO drift_reports (id, profile, reported_at, report) VALUES (@id, @profile, @at, @report);
            DELETE FROM drift_reports WHERE profile = @profile AND id NOT IN (
                SELECT id FROM drift_reports WHERE profile = @profile ORDER BY reported_at DESC, id DESC LIMIT @kept);
            SELECT EXISTS (SELECT FROM drift_reports WHERE id = @id)
            """);
        command.Parameters.AddText("profile", report.Profile);
        Add(command, report.Id, report.At, report);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Adds what is made of the newest report, or of none, while nobody else does; returns it.</summary>
    public async Task<EvidenceReport> AddAsync(Func<EvidenceReport?, EvidenceReport> make, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var newest = new NpgsqlCommand($"LOCK TABLE evidence_reports IN SHARE ROW EXCLUSIVE MODE; SELECT report FROM {NewestEvidence}", connection, transaction);
        var report = make((await ReadAsync<EvidenceReport>(newest, cancellationToken)).SingleOrDefault());
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO evidence_reports (id, reported_at, report) VALUES (@id, @at, @report);
            DELETE FROM evidence_reports WHERE id NOT IN (SELECT id FROM evidence_reports ORDER BY reported_at DESC, id DESC LIMIT @kept)
            """,
            connection, transaction);
        Add(command, report.Id, report.At, report);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return report;
    }

    /// <summary>The ids of each profile's newest report about drift, and of the newest evidence.</summary>
    public async Task<(List<Guid> Drift, Guid? Evidence)> ListNewestAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            $"""
            (SELECT DISTINCT ON (profile) id, FALSE FROM drift_reports ORDER BY profile, reported_at DESC, id DESC)
            UNION ALL (SELECT id, TRUE FROM {NewestEvidence})
            """);
        var newest = await command.ReadAllAsync(reader => (Id: reader.GetGuid(0), IsEvidence: reader.GetBoolean(1)), cancellationToken);
        return ([.. newest.Where(report => !report.IsEvidence).Select(report => report.Id)], newest.Where(report => report.IsEvidence).Select(report => (Guid?)report.Id).SingleOrDefault());
    }

    /// <summary>The newest of each profile.</summary>
    public Task<List<DriftReport>> ListNewestDriftAsync(CancellationToken cancellationToken) => ReadAsync<DriftReport>(
        "SELECT DISTINCT ON (profile) report FROM drift_reports ORDER BY profile, reported_at DESC, id DESC", [], cancellationToken);

    /// <summary>Newest first, of one profile or of all.</summary>
    public Task<List<DriftReport>> ListDriftAsync(string? profile, int limit, CancellationToken cancellationToken) => ReadAsync<DriftReport>(
        "SELECT report FROM drift_reports WHERE @profile IS NULL OR profile = @profile ORDER BY reported_at DESC, id DESC LIMIT @limit",
        [Text("profile", profile), new NpgsqlParameter("limit", limit)],
        cancellationToken);

    public async Task<List<DriftReport>> FindDriftAsync(Guid[] ids, CancellationToken cancellationToken) => ids.Length is 0 ? [] : await ReadAsync<DriftReport>(
        "SELECT report FROM drift_reports WHERE id = ANY (@ids) ORDER BY reported_at", [new NpgsqlParameter("ids", ids)], cancellationToken);

    /// <summary>The newest; null where none was reported.</summary>
    public async Task<EvidenceReport?> FindEvidenceAsync(CancellationToken cancellationToken) =>
        (await ReadAsync<EvidenceReport>($"SELECT report FROM {NewestEvidence}", [], cancellationToken)).SingleOrDefault();

    private void Add<T>(NpgsqlCommand command, Guid id, DateTimeOffset at, T report)
    {
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("at", at);
        command.Parameters.AddWithValue("kept", options.Value.Kept);
        command.Parameters.Add(new NpgsqlParameter("report", NpgsqlDbType.Json) { Value = JsonSerializer.Serialize(report, s_json) });
    }

    private async Task<List<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
        where T : class
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await ReadAsync<T>(command, cancellationToken);
    }

    private async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, CancellationToken cancellationToken)
        where T : class =>
        [.. (await command.ReadAllAsync(reader => TryRead<T>(reader.GetString(0)), cancellationToken)).OfType<T>()];

    // One that another version has kept must not keep the others from being read.
    private T? TryRead<T>(string report)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(report, s_json);
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception.Message);
            return null;
        }
    }

    private static NpgsqlParameter Text(string name, string? value) => new(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value };
}

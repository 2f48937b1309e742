using EnvMap.Api.Errors;
using EnvMap.Api.Migrations;

namespace EnvMap.Api.Pages.Errors;

/// <summary>Reads what a part of a page needs from the database, or says why it is not there.</summary>
internal sealed class DatabasePart(MigrationStatus migrations)
{
    // A page that waits longer for a part of it is worse than a page without that part.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>The value, or null and a sentence for the reader where the database is away, behind, or too slow.</summary>
    public async Task<(T? Value, string? Problem)> ReadAsync<T>(
        Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) where T : class
    {
        if (!migrations.IsComplete)
        {
            return (null, "The database is not ready: its schema is not what this version expects, or it cannot be reached.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            // The driver may go on waiting for a server that hangs, so it is left behind.
            return (await read(patience.Token).WaitAsync(patience.Token), null);
        }
        catch (Exception exception) when (exception.IsDatabaseAway())
        {
            return (null, "The database cannot be reached.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"The database did not answer within {s_patience.TotalSeconds} seconds.");
        }
    }
}

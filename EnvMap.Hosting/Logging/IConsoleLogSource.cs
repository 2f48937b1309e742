namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where the console output of a resource can be read from its beginning.</summary>
internal interface IConsoleLogSource
{
    /// <summary>Reads what the resource has written so far; ends without following.</summary>
    /// <param name="resourceId">The id of the instance.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<IReadOnlyList<LogEntry>> GetAllAsync(string resourceId, CancellationToken cancellationToken);
}

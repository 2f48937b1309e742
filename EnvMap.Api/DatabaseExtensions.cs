namespace EnvMap.Api;

internal static class DatabaseExtensions
{
    private const string Name = "envmapdb";

    // In seconds. The driver's own are 15, 30 and 2, in which a server that hangs holds up whoever asks.
    private const int Opening = 3;
    private const int Statement = 5;
    private const int NoWait = -1;

    /// <summary>Adds the data source; a server that neither answers nor refuses is given up soon, unless the connection string says otherwise.</summary>
    public static void AddDatabase(this IHostApplicationBuilder builder) => builder.AddNpgsqlDataSource(Name, configureDataSourceBuilder: source =>
    {
        var connection = source.ConnectionStringBuilder;
        connection.Timeout = IsGiven("Timeout") ? connection.Timeout : Opening;
        connection.CommandTimeout = IsGiven("Command Timeout") ? connection.CommandTimeout : Statement;
        connection.CancellationTimeout = IsGiven("Cancellation Timeout") ? connection.CancellationTimeout : NoWait;

        bool IsGiven(string key) => connection.ShouldSerialize(key);
    });
}

namespace Aspire.Npgsql;

/// <summary>How a PostgreSQL client is set up; bound from <c>Aspire:Npgsql</c> and <c>Aspire:Npgsql:{name}</c>.</summary>
public class NpgsqlSettings
{
    /// <summary>The Npgsql connection string; an entry in <c>ConnectionStrings</c> takes precedence over it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leaves the health check out when true; false by default.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves Npgsql's traces out when true; false by default.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Leaves Npgsql's metrics out when true; false by default.</summary>
    public bool DisableMetrics { get; set; }
}

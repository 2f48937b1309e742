namespace EnvMap.Tools.MapProbes;

/// <summary>How it is found out whether a resource runs.</summary>
public enum MapProbeKind
{
    /// <summary>By a connection to an endpoint.</summary>
    Tcp,

    /// <summary>By a GET request to an endpoint.</summary>
    Http,

    /// <summary>By a query to a PostgreSQL database.</summary>
    PostgreSql,

    /// <summary>By a PING to a Redis server.</summary>
    Redis,

    /// <summary>Not at all: the one who probes is the resource.</summary>
    Self,
}

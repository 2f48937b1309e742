namespace EnvMap.Tests.Faults;

/// <summary>What befalls a resource of the local environment.</summary>
public enum Fault
{
    /// <summary>Another process listens on the fixed port of the edge when it starts.</summary>
    PortTaken,

    /// <summary>The file of the node exporter is not in the cache of tools when it starts.</summary>
    MissingBinary,

    /// <summary>The API cannot read its settings and ends while it starts.</summary>
    CrashAtStart,

    /// <summary>The API's database lets nobody in, so that /health answers 503.</summary>
    FailingHealthCheck,

    /// <summary>Prometheus stands still and answers nothing.</summary>
    Hang,

    /// <summary>PostgreSQL is killed.</summary>
    DatabaseKilled,
}

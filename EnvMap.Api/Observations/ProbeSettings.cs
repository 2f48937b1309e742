namespace EnvMap.Api.Observations;

/// <summary>What <c>EnvMap:Probes:&lt;resource&gt;</c> of the configuration says; the AppHost writes it.</summary>
public sealed class ProbeSettings
{
    /// <summary>The names of the rows that the resource realises.</summary>
    public IList<string> Rows { get; } = [];

    /// <summary>What realises them, where that is another row or a flavour.</summary>
    public string? RealisedBy { get; set; }

    /// <summary>Tcp, Http, PostgreSql, Redis or Self; null where the resource is not started.</summary>
    public string? Kind { get; set; }

    /// <summary>
    /// <c>host:port</c> of a Tcp probe, the URL of an Http probe, the name of the connection string of a PostgreSql or Redis probe.
    /// </summary>
    public string? Target { get; set; }

    /// <summary>Why the resource is not started.</summary>
    public string? Reason { get; set; }

    /// <summary>What makes it start.</summary>
    public string? Cure { get; set; }
}

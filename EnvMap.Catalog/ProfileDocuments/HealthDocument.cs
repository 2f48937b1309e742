namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>How it is found out whether a resource is healthy.</summary>
public sealed record HealthDocument
{
    /// <summary>
    /// The command, with its arguments, that is run in the container and ends with 0 where it is healthy; null where the image is not known
    /// to have one.
    /// </summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The request that is answered with a status from 200 to 399 where it is healthy; null where it does not speak HTTP.</summary>
    public HttpHealthDocument? Http { get; init; }

    /// <summary>The time between two checks, in seconds.</summary>
    public int IntervalSeconds { get; set; } = 10;

    /// <summary>How long a check may take, in seconds.</summary>
    public int TimeoutSeconds { get; set; } = 5;

    /// <summary>After how many failures in a row the resource counts as unhealthy.</summary>
    public int Retries { get; set; } = 5;

    /// <summary>How long failures do not count after the start, in seconds.</summary>
    public int StartPeriodSeconds { get; set; } = 30;
}

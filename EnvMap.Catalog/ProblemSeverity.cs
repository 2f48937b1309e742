namespace EnvMap.Catalog;

/// <summary>How much a problem weighs.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth a look; the work goes on.</summary>
    Warning,

    /// <summary>Must be cured before anything is done with the map.</summary>
    Error,
}

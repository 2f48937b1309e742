namespace EnvMap.Api.Pages.Matrix;

/// <summary>What a planned profile changes against the one that runs.</summary>
public enum CellChange
{
    /// <summary>Nothing, or the profile is the one that runs.</summary>
    None,

    /// <summary>The row joins.</summary>
    Joins,

    /// <summary>The row leaves.</summary>
    Leaves,
}

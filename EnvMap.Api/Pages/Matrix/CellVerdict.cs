namespace EnvMap.Api.Pages.Matrix;

/// <summary>What a profile makes of a cell, as a reader asks for it.</summary>
public enum CellVerdict
{
    /// <summary>Part of the profile.</summary>
    In,

    /// <summary>Part of it by a setting, where the map does not have it.</summary>
    Beyond,

    /// <summary>Another row fills its slot.</summary>
    Superseded,

    /// <summary>A later phase brings it, or makes it an option.</summary>
    Later,

    /// <summary>An option that is not switched on.</summary>
    Optional,

    /// <summary>Left out by a setting.</summary>
    Excluded,

    /// <summary>The table does not use it there.</summary>
    Absent,
}

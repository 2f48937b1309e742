namespace EnvMap.Acquisition;

/// <summary>The stage that a fetch has reached.</summary>
public enum AcquisitionPhase
{
    /// <summary>Another process holds the package's lock and is fetching it.</summary>
    Waiting,

    /// <summary>Bytes are arriving.</summary>
    Fetching,

    /// <summary>The download is being checked and unpacked.</summary>
    Unpacking,

    /// <summary>The unpacked files are being made ready for use.</summary>
    Preparing,

    /// <summary>The tool is in the cache.</summary>
    Done,

    /// <summary>The fetch ended with an error or was cancelled.</summary>
    Failed,
}

namespace EnvMap.Acquisition;

/// <summary>A tool could not be fetched or found; the message says what was wanted, what failed and the cure.</summary>
public sealed class AcquisitionException : Exception
{
    /// <summary>Creates the error with a message that names the thing and the cure.</summary>
    public AcquisitionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with the failure that lies under it.</summary>
    public AcquisitionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

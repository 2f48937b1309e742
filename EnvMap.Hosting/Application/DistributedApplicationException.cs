namespace Aspire.Hosting;

/// <summary>The application is declared wrongly or cannot be run.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What is wrong.</param>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="inner">The cause.</param>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

namespace EnvMap.Deploy.Compose.Running;

/// <summary>A deployment, or a question about one, that came to nothing; the message has the cure.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="isBadInput">Whether nothing was done, since what was asked for or the machine is not as it has to be.</param>
public sealed class DeploymentException(string message, bool isBadInput = false) : Exception(message)
{
    /// <summary>Whether nothing was done, since what was asked for or the machine is not as it has to be.</summary>
    public bool IsBadInput { get; } = isBadInput;
}

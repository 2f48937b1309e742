namespace EnvMap.Hosting.Publishing;

/// <summary>A program that has started the AppHost, says when to publish, and is told how that went.</summary>
internal interface IPublishClient
{
    /// <summary>Waits until it says what it wants.</summary>
    /// <param name="cancellationToken">The application stops.</param>
    /// <returns><see langword="false"/> when it wants the application to end without a publish.</returns>
    Task<bool> WaitForWishAsync(CancellationToken cancellationToken);

    /// <summary>Tells it that the publish is over, and waits until it lets the application end.</summary>
    /// <param name="failure">Why nothing, or not all, was published; <see langword="null"/> where all was.</param>
    /// <param name="cancellationToken">The application stops.</param>
    /// <returns><see langword="true"/> when it has taken notice; a failure is then its to report.</returns>
    Task<bool> TellEndAsync(Exception? failure, CancellationToken cancellationToken);
}

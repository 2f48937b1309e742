namespace Aspire.Hosting.ApplicationModel;

/// <summary>Tells whether anybody reads the log of a resource.</summary>
/// <param name="Name">The id of the resource.</param>
/// <param name="AnySubscribers">Whether anybody reads.</param>
public readonly record struct LogSubscriber(string Name, bool AnySubscribers);

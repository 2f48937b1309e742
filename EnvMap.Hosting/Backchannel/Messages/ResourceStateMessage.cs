namespace EnvMap.Hosting.Backchannel.Messages;

/// <summary>How a resource is.</summary>
/// <param name="Resource">Its name.</param>
/// <param name="Type">What it is, such as "Container".</param>
/// <param name="State">Its state, such as "Running".</param>
/// <param name="Endpoints">The addresses that it has so far.</param>
/// <param name="Health">Its health; <see langword="null"/> unless it runs.</param>
internal sealed record ResourceStateMessage(string Resource, string? Type, string State, string[] Endpoints, string? Health);

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names a network from which endpoints are seen.</summary>
/// <param name="Value">The name.</param>
public record NetworkIdentifier(string Value);

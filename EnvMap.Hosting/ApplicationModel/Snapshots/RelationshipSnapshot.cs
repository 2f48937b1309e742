namespace Aspire.Hosting.ApplicationModel;

/// <summary>How a resource relates to another.</summary>
/// <param name="ResourceName">The name of the other resource.</param>
/// <param name="Type">The kind of relation: <c>Parent</c>, <c>Reference</c>, <c>WaitFor</c>, or one of one's own.</param>
public sealed record RelationshipSnapshot(string ResourceName, string Type);

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One of the instances that a resource runs as.</summary>
/// <param name="Name">The resource id, such as <c>api-7kqz2m</c>.</param>
/// <param name="Suffix">What the id adds to the resource's name.</param>
/// <param name="Index">The position among the instances, from 0.</param>
internal sealed record ResourceInstance(string Name, string Suffix, int Index);

namespace EnvMap.Catalog.Queries;

/// <summary>What two maps say differently beside their rows.</summary>
/// <param name="Part">The part of the map, such as <c>legend ⚠️</c> or <c>migration path of Staging</c>.</param>
/// <param name="From">What the first map says; empty where it lacks the part.</param>
/// <param name="To">What the second map says; empty where it lacks the part.</param>
public sealed record PartChange(string Part, string From, string To);

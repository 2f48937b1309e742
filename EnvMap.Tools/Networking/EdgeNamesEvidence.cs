using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.Networking;

/// <summary>What every way of resolving names needs: an edge with a domain, and names under it.</summary>
internal static class EdgeNamesEvidence
{
    public static IEnumerable<string> Check(PublishedProfile published)
    {
        if (string.IsNullOrEmpty(published.Document.Edge?.Domain))
        {
            yield return $"The profile {published.Name} has no edge with a domain.";
        }
        if (!published.Document.Resources.Values.Any(resource => resource.EdgeRoutes.Count > 0))
        {
            yield return $"The edge of {published.Name} answers to no name.";
        }
    }
}

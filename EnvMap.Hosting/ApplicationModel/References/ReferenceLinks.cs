namespace Aspire.Hosting.ApplicationModel;

/// <summary>Finds the resources that values are made of.</summary>
internal static class ReferenceLinks
{
    public static IEnumerable<IResource> Find(IEnumerable<object> values) => Find(values, []);

    private static IEnumerable<IResource> Find(IEnumerable<object> values, HashSet<object> seen)
    {
        foreach (var value in values.Select(Unwrap).Where(seen.Add))
        {
            if (value is IResource resource)
            {
                yield return resource;
            }
            else if (value is IValueWithReferences composed)
            {
                foreach (var inner in Find(composed.References, seen))
                {
                    yield return inner;
                }
            }
        }
    }

    private static object Unwrap(object value) => value is IResourceBuilder<IResource> builder ? builder.Resource : value;
}

namespace EnvMap.Deploy.Manifests;

/// <summary>Builds and takes apart JSON pointers.</summary>
public static class JsonPointer
{
    private const string ResourcesPrefix = "/resources/";

    /// <summary>The pointer of a member of what <paramref name="pointer"/> names.</summary>
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The resource that a pointer leads into, or null where it leads to none.</summary>
    public static string? ResourceOf(string pointer)
    {
        if (!pointer.StartsWith(ResourcesPrefix, StringComparison.Ordinal))
        {
            return null;
        }
        var rest = pointer[ResourcesPrefix.Length..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        return (end < 0 ? rest : rest[..end]).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    /// <summary>Whether <paramref name="pointer"/> is <paramref name="root"/> or leads to something in it.</summary>
    public static bool IsWithin(string pointer, string root) =>
        pointer.StartsWith(root, StringComparison.Ordinal) && (pointer.Length == root.Length || pointer[root.Length] is '/');
}

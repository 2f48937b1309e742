namespace EnvMap.Deploy.Compose.Secrets;

/// <summary>Whether two paths name one folder, however they are written.</summary>
internal static class FolderIdentity
{
    /// <summary>Whether both end at the same place: a final slash makes no difference, nor does a link anywhere in the path.</summary>
    public static bool AreSame(string path, string other) => Resolve(path) == Resolve(other);

    // A link's target is looked at again, for its own path may hold links.
    private static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }
        var own = Path.Combine(Resolve(parent), Path.GetFileName(full));
        return Directory.Exists(own) && Directory.ResolveLinkTarget(own, returnFinalTarget: true) is { } target ? Resolve(target.FullName) : own;
    }
}

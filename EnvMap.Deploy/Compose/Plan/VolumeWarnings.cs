using EnvMap.Deploy.Compose.Drift;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>Says where a service would no longer see data that it has.</summary>
internal static class VolumeWarnings
{
    private const string Volume = "volume ";

    /// <param name="service">The service.</param>
    /// <param name="planned">What it would be; null where it would be nothing.</param>
    /// <param name="there">What it is.</param>
    public static IEnumerable<string> Of(string service, ContainerShape? planned, ContainerShape there)
    {
        foreach (var (path, mount) in there[DriftAspect.Mounts])
        {
            var (before, after) = (Plain(mount), Plain(planned?[DriftAspect.Mounts].GetValueOrDefault(path)));
            if (before == after)
            {
                continue;
            }
            if (before is ShapeWords.UnnamedVolume)
            {
                yield return $"{service}: what it has written to {path} lies in a volume without a name, and would not be seen any more{Instead(after)}. Copy it out first.";
            }
            else if (before?.StartsWith(Volume, StringComparison.Ordinal) is true && planned is not null)
            {
                yield return $"{service}: at {path} is the {before} now, and its data would not be seen there any more{Instead(after)}.";
            }
        }
    }

    /// <summary>A volume that nothing uses any more.</summary>
    public static string Left(string volume) => $"Nothing uses the volume {volume} any more. Its data stay on the machine until it is removed by hand.";

    /// <summary>A volume that is to be another one.</summary>
    public static string Replaced(string volume) => $"The volume {volume} is there, and is not as it is to be: made anew, it loses its data. Save them first.";

    private static string Instead(string? mount) => mount is null ? "" : $": {mount} takes its place";

    // Whether it may be written to is nothing that loses data.
    private static string? Plain(string? mount) => mount?.Split(", read-only")[0];
}

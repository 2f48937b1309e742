namespace EnvMap.Deploy.Compose.Drift;

/// <summary>Tells in what a container is another one than the published, without a secret in any word.</summary>
internal static class ShapeComparison
{
    private static readonly DriftAspect[] s_compared =
    [
        DriftAspect.Image, DriftAspect.Environment, DriftAspect.Command, DriftAspect.Networks, DriftAspect.Ports, DriftAspect.Mounts, DriftAspect.Rights,
        DriftAspect.Restart, DriftAspect.Limits, DriftAspect.Logging, DriftAspect.HealthCheck, DriftAspect.Labels,
    ];

    // A file of secrets, .env or a person may have put one into any of these.
    private static readonly HashSet<DriftAspect> s_hidden =
    [
        DriftAspect.Environment, DriftAspect.Command, DriftAspect.Logging, DriftAspect.Labels,
    ];

    // What the engine, its settings or Compose add where nobody says anything.
    private static readonly HashSet<DriftAspect> s_onlyPublished = [DriftAspect.Labels];

    // Compose hands the proxies of the user's settings to every container.
    private static readonly HashSet<string> s_proxies = new(["http_proxy", "https_proxy", "ftp_proxy", "no_proxy", "all_proxy"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<DriftFinding> Between(ContainerShape published, ContainerShape running, DriftFinding template) =>
        Differences(published, running).Select(difference => template with
        {
            Aspect = difference.Aspect,
            Item = difference.Item,
            Published = difference.IsHidden ? null : Shown(difference.Published),
            Running = difference.IsHidden ? null : Shown(difference.Running),
            Message = DriftWords.Of(difference.Aspect, difference.Item, difference.Published, difference.Running, difference.IsHidden),
        });

    /// <summary>In what the shapes differ.</summary>
    /// <param name="published">What was published.</param>
    /// <param name="running">What runs, or was published before.</param>
    /// <param name="ofFiles">Whether nothing runs, so that nobody has added anything.</param>
    public static IEnumerable<ShapeDifference> Differences(ContainerShape published, ContainerShape running, bool ofFiles = false) => s_compared
        .SelectMany(aspect => published[aspect].Keys.Union(running[aspect].Keys).Order(StringComparer.Ordinal).Select(item => new ShapeDifference(
            aspect, item, published[aspect].GetValueOrDefault(item), running[aspect].GetValueOrDefault(item),
            IsHidden: s_hidden.Contains(aspect) || (aspect, item) is (DriftAspect.HealthCheck, "test"))))
        .Where(difference => difference.Published != difference.Running)
        .Where(difference => ofFiles || difference.Published is not null || !MayAppear(difference.Aspect, difference.Item, published));

    private static bool MayAppear(DriftAspect aspect, string item, ContainerShape published) =>
        s_onlyPublished.Contains(aspect)
        || (aspect is DriftAspect.Environment && s_proxies.Contains(item))
        // The daemon's own settings fill in what the file leaves open.
        || (aspect is DriftAspect.Logging && !published[aspect].ContainsKey("driver"))
        || (aspect is DriftAspect.Restart && published[aspect].Count is 0)
        // Nobody has an image of that name any more.
        || (aspect is DriftAspect.Image && item is "id");

    private static string? Shown(string? value) => value is ShapeWords.Always ? null : value;
}

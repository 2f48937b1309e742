using System.Globalization;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>What is said of a difference.</summary>
internal static class DriftWords
{
    public static string Of(DriftAspect aspect, string item, string? published, string? running, bool isHidden) => (aspect, item) switch
    {
        (DriftAspect.Image, "name") => $"The image is {running}, not {published}.",
        (DriftAspect.Image, _) => $"The image of that name is another one now ({Short(published)}) than the container has ({Short(running)}).",
        (DriftAspect.Environment, _) => $"The variable {item} {Hidden(published, running)}.",
        (DriftAspect.Command, "entrypoint") => "The program (entrypoint) is another one.",
        (DriftAspect.Command, _) => "The arguments (command) are others.",
        (DriftAspect.Networks, _) => published is null ? $"It is in the network {item}, which nobody published." : $"It is not in the network {item}.",
        (DriftAspect.Ports, _) => $"The port {item} is {Reached(running)}, and should be {Reached(published)}.",
        (DriftAspect.Mounts, _) => $"At {item} is {running ?? "nothing"}, and should be {published ?? "nothing"}.",
        (DriftAspect.Labels, _) => $"The label {item} {Hidden(published, running)}.",
        (DriftAspect.HealthCheck, "test") => $"The health check {Hidden(published, running)}.",
        _ when isHidden => $"{Title(aspect)}: {item} {Hidden(published, running)}.",
        (DriftAspect.HealthCheck, "retries") => $"The health check: {item} is {Shown(running)}, and should be {Shown(published)}.",
        (DriftAspect.HealthCheck, _) => $"The health check: {item} is {Seconds(running)}, and should be {Seconds(published)}.",
        _ => $"{Title(aspect)}: {item} is {Shown(running)}, and should be {Shown(published)}.",
    };

    private static string Title(DriftAspect aspect) => aspect switch
    {
        DriftAspect.HealthCheck => "The health check",
        DriftAspect.Rights => "Rights",
        DriftAspect.Limits => "Limits",
        DriftAspect.Restart => "Restarts",
        _ => aspect.ToString(),
    };

    private static string Hidden(string? published, string? running) => published is null ? "is set, and should not be" : running is null ? "is missing" : "differs";

    private static string Reached(string? at) => at is null ? "not published" : $"published at {at}";

    private static string Shown(string? value) => value is ShapeWords.Always ? "on" : value ?? "not set";

    public static string Seconds(string? nanoseconds) =>
        nanoseconds is null ? "not set" : string.Create(CultureInfo.InvariantCulture, $"{decimal.Parse(nanoseconds, CultureInfo.InvariantCulture) / 1e9m:0.###} s");

    // sha256:3ad023608abb36f8…
    private static string Short(string? id) => id is null ? "none" : id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..] is { Length: > 12 } digits ? digits[..12] : id;
}

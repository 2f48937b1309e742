using EnvMap.Deploy.Compose.Drift;
using EnvMap.Deploy.Compose.Secrets;

namespace EnvMap.Deploy.Compose.Plan;

/// <summary>What is said of a difference that a deployment would make.</summary>
internal static class PlanWords
{
    public static PlanField Of(ShapeDifference difference) => new()
    {
        Aspect = difference.Aspect,
        Item = difference.Item,
        From = difference.IsHidden ? null : Value(difference, difference.Running),
        To = difference.IsHidden ? null : Value(difference, difference.Published),
        Text = Text(difference),
    };

    /// <summary>A value that everybody may see.</summary>
    public static PlanField Visible(DriftAspect? aspect, string item, string? from, string? to) =>
        new() { Aspect = aspect, Item = item, From = from, To = to, Text = $"{item} {Arrow(from, to)}" };

    /// <summary>A value that nobody is to see.</summary>
    public static PlanField Hidden(string item, string? from, string? to) => new() { Item = item, Text = $"{item} {Verb(from, to)}" };

    /// <summary>The image of a service that comes or goes.</summary>
    public static PlanField Image(string? from, string? to) => new() { Aspect = DriftAspect.Image, Item = "name", From = from, To = to, Text = $"image {to ?? from}" };

    /// <summary>Secrets that go to another folder; null where they stay.</summary>
    public static PlanChange? Move(SecretPlace place, IEnumerable<string> names) => place.FormerOf(names) is not { } former ? null : new PlanChange
    {
        Subject = PlanSubject.Secrets,
        Name = place.Path,
        Action = PlanAction.Change,
        Fields =
        [
            Visible(null, "folder", former, place.Path),
            new PlanField { Item = "former files", Text = $"the files in the former folder {(place.IsFormerOurs ? "are removed" : "stay")}" },
        ],
    };

    private static string Text(ShapeDifference difference)
    {
        var (item, from, to) = (difference.Item, Value(difference, difference.Running), Value(difference, difference.Published));
        return (difference.Aspect, item) switch
        {
            (DriftAspect.Image, "name") => $"image {from} → {to}",
            (DriftAspect.Image, _) => "image: another one bears its name now",
            (DriftAspect.Environment, _) => $"variable {item} {Verb(from, to)}",
            (DriftAspect.Command, "entrypoint") => $"entrypoint {Verb(from, to)}",
            (DriftAspect.Command, _) => $"command {Verb(from, to)}",
            (DriftAspect.Networks, _) => to is null ? $"leaves the network {item}" : $"joins the network {item}",
            (DriftAspect.Ports, _) => $"port {item} {Arrow(from, to)}",
            (DriftAspect.Labels, _) => $"label {item} {Verb(from, to)}",
            (DriftAspect.HealthCheck, "test") => $"health check {Verb(from, to)}",
            _ when difference.IsHidden => $"{Title(difference.Aspect)}: {item} {Verb(from, to)}",
            _ => $"{Title(difference.Aspect)}: {item} {Arrow(from, to)}",
        };
    }

    private static string Title(DriftAspect aspect) => aspect is DriftAspect.HealthCheck ? "health check" : DriftRule.SlugOf(aspect);

    private static string Verb(string? from, string? to) => from is null ? "is added" : to is null ? "is removed" : "is changed";

    private static string Arrow(string? from, string? to) => $"{from ?? "nothing"} → {to ?? "nothing"}";

    private static string? Value(ShapeDifference difference, string? value) =>
        value is null ? null
        : (difference.Aspect, difference.Item) is (DriftAspect.HealthCheck, not ("retries" or "test")) ? DriftWords.Seconds(value)
        : value is ShapeWords.Always ? "on"
        : value;
}

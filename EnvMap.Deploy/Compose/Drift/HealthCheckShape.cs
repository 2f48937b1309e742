using System.Text.Json;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>How a container's health is asked for, whoever says it.</summary>
/// <param name="Test">The command; empty where there is none.</param>
/// <param name="Numbers">Times in nanoseconds and numbers, by their names.</param>
internal sealed record HealthCheckShape(IReadOnlyList<string> Test, IReadOnlyDictionary<string, long> Numbers)
{
    private static readonly (string InCompose, string InEngine)[] s_durations =
    [
        ("interval", "Interval"), ("timeout", "Timeout"), ("start_period", "StartPeriod"), ("start_interval", "StartInterval"),
    ];

    /// <summary>As an engine tells it, of a container or of an image.</summary>
    public static HealthCheckShape OfEngine(JsonElement check) => new(
        check.Texts("Test") ?? [],
        s_durations.Select(name => (name.InCompose, Value: Number(check, name.InEngine))).Append(("retries", Number(check, "Retries")))
            .Where(number => number.Item2 is not 0).ToDictionary(number => number.Item1, number => number.Item2));

    /// <summary>As Compose tells it; what it does not say is the image's.</summary>
    public static HealthCheckShape OfCompose(JsonElement check, HealthCheckShape image)
    {
        if (check.Text("disable") is "true")
        {
            return new(["NONE"], new Dictionary<string, long>());
        }
        var numbers = new Dictionary<string, long>(image.Numbers);
        foreach (var (name, value) in s_durations.Select(name => (name.InCompose, GoDuration.Nanoseconds(check.Text(name.InCompose))))
            .Append(("retries", Number(check, "retries"))).Where(number => number.Item2 is not 0))
        {
            numbers[name] = value;
        }
        return new(check.Texts("test") is { Count: > 0 } test ? test : image.Test, numbers);
    }

    public void AddTo(ContainerShape shape)
    {
        if (Test.Count is 0)
        {
            return;
        }
        shape.Add(DriftAspect.HealthCheck, "test", ShapeWords.List(Test));
        if (Test[0] is not "NONE")
        {
            shape.AddAll(DriftAspect.HealthCheck, Numbers.Select(number => (number.Key, ShapeWords.Number(number.Value))));
        }
    }

    private static long Number(JsonElement check, string name) => check.At(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;
}

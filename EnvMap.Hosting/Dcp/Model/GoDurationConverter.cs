using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace EnvMap.Hosting.Dcp.Model;

/// <summary>Reads and writes durations as Go does: <c>1h0m0.5s</c>.</summary>
internal sealed partial class GoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options)
        => writer.WriteStringValue(Format(value));

    internal static string Format(TimeSpan value)
        => string.Create(CultureInfo.InvariantCulture, $"{(decimal)value.Ticks / TimeSpan.TicksPerSecond:0.#######}s");

    internal static TimeSpan Parse(string text)
    {
        var match = Duration().Match(text);
        if (!match.Success)
        {
            throw new JsonException($"'{text}' is no Go duration (such as 10s or 1m30s).");
        }

        var units = match.Groups["unit"].Captures;
        var numbers = match.Groups["number"].Captures;
        var ticks = 0m;
        for (var i = 0; i < units.Count; i++)
        {
            ticks += decimal.Parse(numbers[i].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * TicksOf(units[i].Value);
        }

        return TimeSpan.FromTicks((long)(text.StartsWith('-') ? -ticks : ticks));
    }

    private static decimal TicksOf(string unit) => unit switch
    {
        "h" => TimeSpan.TicksPerHour,
        "m" => TimeSpan.TicksPerMinute,
        "s" => TimeSpan.TicksPerSecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "ns" => 0.01m,
        _ => TimeSpan.TicksPerMicrosecond,
    };

    [GeneratedRegex(@"^[-+]?(?:(?<number>\d+(?:\.\d*)?|\.\d+)(?<unit>h|ms|m|s|us|µs|ns))+$|^0$")]
    private static partial Regex Duration();
}

using System.Globalization;

namespace EnvMap.Hosting.Dcp;

/// <summary>Which lines of a log are wanted.</summary>
internal sealed record DcpLogRequest(string Source)
{
    public bool Follow { get; init; } = true;

    /// <summary>Puts the time in RFC 3339 before each line.</summary>
    public bool Timestamps { get; init; } = true;

    /// <summary>Only the newest lines; not with <see cref="Skip"/>.</summary>
    public long? Tail { get; init; }

    /// <summary>Leaves out the first lines.</summary>
    public long? Skip { get; init; }

    public string ToQuery() => string.Create(
        CultureInfo.InvariantCulture,
        $"source={Source}&follow={(Follow ? "true" : "false")}&timestamps={(Timestamps ? "true" : "false")}{Optional("tail", Tail)}{Optional("skip", Skip)}");

    private static string Optional(string name, long? value) => value is > 0 ? string.Create(CultureInfo.InvariantCulture, $"&{name}={value}") : "";
}

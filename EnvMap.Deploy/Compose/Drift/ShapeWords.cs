using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvMap.Deploy.Compose.Drift;

/// <summary>How values are written, so that what was published and what runs can be compared, and read.</summary>
internal static partial class ShapeWords
{
    public const string UnnamedVolume = "a volume without a name";
    public const string Writable = "writable";
    public const string Always = "true";

    private const string NoNewPrivileges = "no-new-privileges";

    // What a port of the machine is that the engine chooses.
    private const string AnyPort = "any";

    public static string Mount(string type, string source, bool readOnly) => type is "tmpfs" ? type
        : $"{(type is "volume" && (source.Length is 0 || Unnamed().IsMatch(source)) ? UnnamedVolume : $"{type} {source}")}{(readOnly ? ", read-only" : "")}";

    public static string Memory(string options) => options.Length is 0 ? "tmpfs" : $"tmpfs {options}";

    public static string Port(string address, string port) => $"{(address is "" or "0.0.0.0" ? "" : $"{address}:")}{(port is "" or "0" ? AnyPort : port)}";

    public static string Set(IEnumerable<string>? items) => string.Join(", ", (items ?? []).Order(StringComparer.Ordinal));

    /// <summary>A list of words of which none can be taken for another.</summary>
    public static string List(IEnumerable<string>? words) => string.Join('\0', words ?? []);

    public static string Number(long number) => number is 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    public static string Restart(string policy, string times) => policy is "" or "no" ? "no" : times is "" or "0" ? policy : $"{policy}:{times}";

    // Docker itself takes labels off what shares the processes of the machine.
    public static string SecurityOptions(IEnumerable<string>? options) => Set((options ?? [])
        .Where(option => option is not ("label=disable" or "label:disable"))
        .Select(option => option.StartsWith(NoNewPrivileges, StringComparison.Ordinal) ? $"{NoNewPrivileges}:{!option.EndsWith("false", StringComparison.Ordinal)}" : option));

    public static string Capabilities(IEnumerable<string>? names) =>
        Set((names ?? []).Select(name => name.ToUpperInvariant()).Select(name => name.StartsWith("CAP_", StringComparison.Ordinal) ? name[4..] : name));

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Unnamed();
}

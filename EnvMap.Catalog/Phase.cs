using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvMap.Catalog;

/// <summary>A phase of the map's plan; phase 0 is today.</summary>
/// <param name="Number">The phase's number, 0 or more.</param>
public readonly partial record struct Phase(int Number) : IComparable<Phase>
{
    /// <summary>Phase 0: what the table marks ✅.</summary>
    public static Phase Today => default;

    /// <summary>Reads <c>Phase N</c>, whatever its case; N has at most three digits.</summary>
    public static bool TryParse(string text, out Phase phase)
    {
        var match = PhaseWords().Match(text);
        phase = match.Success ? new Phase(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : default;
        return match.Success;
    }

    /// <inheritdoc/>
    public int CompareTo(Phase other) => Number.CompareTo(other.Number);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(Phase left, Phase right) => left.Number < right.Number;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(Phase left, Phase right) => left.Number > right.Number;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(Phase left, Phase right) => left.Number <= right.Number;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(Phase left, Phase right) => left.Number >= right.Number;

    /// <summary>Writes <c>Phase N</c>.</summary>
    public override string ToString() => $"Phase {Number}";

    [GeneratedRegex(@"^Phase\s+([0-9]{1,3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhaseWords();
}

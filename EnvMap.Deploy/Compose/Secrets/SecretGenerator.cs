using System.Security.Cryptography;

namespace EnvMap.Deploy.Compose.Secrets;

/// <summary>Makes values for secrets that nobody has given.</summary>
internal static class SecretGenerator
{
    // No character that is taken for another one; the marks are those that connection strings, URLs and shells leave alone or that Aspire takes too.
    private const string Lower = "abcdefghijkmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Marks = "-_.~";

    /// <summary>A value that no generator has been told anything about: 32 letters and digits.</summary>
    public static string Create() => Create(new SecretRules());

    /// <summary>A value of at least the length and with at least the number of characters of each kind that the rules ask for.</summary>
    public static string Create(SecretRules rules)
    {
        (string Alphabet, bool Allowed, int Least)[] kinds =
        [
            (Lower, rules.Lower, rules.MinLower), (Upper, rules.Upper, rules.MinUpper), (Digits, rules.Digits, rules.MinDigits), (Marks, rules.Marks, rules.MinMarks),
        ];
        var all = string.Concat(kinds.Where(kind => kind.Allowed).Select(kind => kind.Alphabet));
        if (all.Length is 0)
        {
            throw new ArgumentException("The rules allow no character at all. Allow lower-case or upper-case letters, digits or marks.", nameof(rules));
        }
        var characters = kinds.Where(kind => kind.Allowed).SelectMany(kind => RandomNumberGenerator.GetItems<char>(kind.Alphabet, kind.Least)).ToList();
        characters.AddRange(RandomNumberGenerator.GetItems<char>(all, Math.Max(0, rules.Length - characters.Count)));
        var value = characters.ToArray();
        RandomNumberGenerator.Shuffle<char>(value);
        return new string(value);
    }
}

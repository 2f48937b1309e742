using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Makes random values without characters that are easily confused (0/O/l/I …) or that mean something in URLs, connection strings or shells.
/// </summary>
internal static class PasswordGenerator
{
    private const string Lower = "abcdefghjkmnpqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Special = "-_.{}~()*+!";

    public static string Generate(GenerateParameterDefault rules)
    {
        var kinds = new (string Name, string Characters, bool Allowed, int Least)[]
        {
            ("lower", Lower, rules.Lower, rules.MinLower),
            ("upper", Upper, rules.Upper, rules.MinUpper),
            ("numeric", Digits, rules.Numeric, rules.MinNumeric),
            ("special", Special, rules.Special, rules.MinSpecial)
        };
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinLength, "minLength");
        foreach (var (name, _, allowed, least) in kinds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(least, $"min{char.ToUpperInvariant(name[0])}{name[1..]}");
            if (!allowed && least > 0)
            {
                throw new ArgumentException($"At least {least} characters of kind '{name}' are wanted, but the kind is switched off.");
            }
        }

        _ = checked(rules.MinLower + rules.MinUpper + rules.MinNumeric + rules.MinSpecial);
        var choices = string.Concat(kinds.Where(k => k.Allowed).Select(k => k.Characters));
        if (choices.Length == 0)
        {
            throw new ArgumentException("A generated value needs characters: switch on lower, upper, numeric or special.");
        }

        var required = kinds.SelectMany(k => RandomNumberGenerator.GetItems<char>(k.Characters, k.Least)).ToArray();
        var rest = RandomNumberGenerator.GetItems<char>(choices, Math.Max(0, rules.MinLength - required.Length));
        char[] value = [.. required, .. rest];
        RandomNumberGenerator.Shuffle<char>(value);
        return new(value);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace EnvMap.Api.Auth;

/// <summary>
/// The keys of tokens. Each is derived from the signing secret (HKDF, RFC 5869) for one period of <see cref="Period"/>, so that they
/// rotate by themselves, every instance has the same, and none has to be kept. A token of the period before is still accepted.
/// </summary>
internal sealed partial class TokenKeys
{
    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(30);

    /// <summary>How far the clocks of instances may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private const int KeyBytes = 32;
    private const int IdBytes = 6;

    private readonly byte[][] _secrets;
    private readonly TimeProvider _time;

    public TokenKeys(IOptions<AuthOptions> options, TimeProvider time, ILogger<TokenKeys> logger)
    {
        _time = time;
        if (options.Value.SigningSecret is null)
        {
            LogOwnSecret(logger, AuthOptions.Section);
        }
        var secrets = new[] { options.Value.SigningSecret, options.Value.PreviousSigningSecret }.OfType<string>().Select(Encoding.UTF8.GetBytes);
        _secrets = options.Value.SigningSecret is null ? [RandomNumberGenerator.GetBytes(KeyBytes), .. secrets] : [.. secrets];
    }

    /// <summary>The key that signs now.</summary>
    public SecurityKey Current => Derive(_secrets[0], PeriodAt(_time.GetUtcNow()));

    /// <summary>The keys that a token with this id may be signed by: one or none.</summary>
    public IEnumerable<SecurityKey> Find(string? id)
    {
        // An instance whose clock is ahead may sign with the next one already.
        var latest = PeriodAt(_time.GetUtcNow() + ClockSkew);
        var periods = new[] { latest, latest - 1, PeriodAt(_time.GetUtcNow()) - 1 }.Distinct().ToList();
        return _secrets.SelectMany(_ => periods, Derive).Where(key => key.KeyId == id);
    }

    [LoggerMessage(LogLevel.Warning, "{Section}:SigningSecret is not set: tokens end with this process, and other instances do not accept them")]
    private static partial void LogOwnSecret(ILogger logger, string section);

    private static long PeriodAt(DateTimeOffset time) => time.UtcTicks / Period.Ticks;

    private static SymmetricSecurityKey Derive(byte[] secret, long period)
    {
        var purpose = Encoding.UTF8.GetBytes($"EnvMap token {period.ToString(CultureInfo.InvariantCulture)}");
        var derived = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes + IdBytes, info: purpose);
        return new SymmetricSecurityKey(derived[..KeyBytes]) { KeyId = Convert.ToHexStringLower(derived.AsSpan(KeyBytes)) };
    }
}

using System.ComponentModel.DataAnnotations;

namespace EnvMap.Api.Auth;

/// <summary>What the section <c>EnvMap:Auth</c> says about tokens and the first administrator.</summary>
public sealed class AuthOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "EnvMap:Auth";

    /// <summary>The fewest characters of a signing secret: 256 bits where each has at least eight.</summary>
    public const int MinSigningSecretLength = 32;

    /// <summary>
    /// The secret that the keys of tokens are derived from, the same for all instances; null for one of the process's own, which ends with it.
    /// </summary>
    [MinLength(MinSigningSecretLength)]
    public string? SigningSecret { get; set; }

    /// <summary>The secret before the last change; its tokens hold until they expire.</summary>
    [MinLength(MinSigningSecretLength)]
    public string? PreviousSigningSecret { get; set; }

    /// <summary>The password of <c>admin</c>, who is created where there is no user yet; null to create nobody.</summary>
    [MinLength(Users.NewUser.MinPasswordLength), MaxLength(Users.NewUser.MaxPasswordLength)]
    public string? AdminPassword { get; set; }

    /// <summary>
    /// A key that opens what reads, sent as a bearer token, and never expires: what an instance of another environment asks with. Null for none.
    /// </summary>
    [MinLength(MinSigningSecretLength)]
    public string? ReadKey { get; set; }

    /// <summary>How long a token holds; 15 minutes by default.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(15);
}

using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Users;

namespace EnvMap.Api.Auth;

/// <summary>Who wants a token.</summary>
public sealed record Login
{
    /// <summary>The user's name, in any case.</summary>
    [Required, MaxLength(NewUser.MaxNameLength)]
    public required string Name { get; init; }

    /// <summary>The user's password.</summary>
    [Required, MaxLength(NewUser.MaxPasswordLength)]
    public required string Password { get; init; }

    /// <summary>Without the password, so that no log can hold it.</summary>
    public override string ToString() => $"{nameof(Login)} {{ {nameof(Name)} = {Name} }}";
}

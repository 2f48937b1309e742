using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Auth;

namespace EnvMap.Api.Users;

/// <summary>What a user gets: a role, and a password.</summary>
public sealed record NewUser
{
    internal const int MaxNameLength = 50;
    internal const int MinPasswordLength = 12;
    internal const int MaxPasswordLength = 200;

    /// <summary>What the user may do.</summary>
    [Required, EnumDataType(typeof(Role))]
    public required Role Role { get; init; }

    /// <summary>The password, from 12 to 200 characters; null leaves that of an existing user as it is.</summary>
    [MinLength(MinPasswordLength), MaxLength(MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>Without the password, so that no log can hold it.</summary>
    public override string ToString() => $"{nameof(NewUser)} {{ {nameof(Role)} = {Role} }}";
}

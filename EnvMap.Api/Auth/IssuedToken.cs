namespace EnvMap.Api.Auth;

/// <summary>The answer to a login.</summary>
/// <param name="Token">The token, to be sent as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresAt">When it ceases to hold, in UTC.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">What it allows.</param>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresAt, string Name, Role Role);

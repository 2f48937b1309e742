namespace EnvMap.Api.Auth;

/// <summary>What became of a login: a token, or a time to wait, or neither where name or password is wrong.</summary>
internal readonly record struct LoginResult(IssuedToken? Token = null, TimeSpan? RetryAfter = null);

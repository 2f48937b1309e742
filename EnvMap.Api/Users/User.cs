using EnvMap.Api.Auth;

namespace EnvMap.Api.Users;

/// <summary>Somebody who may log in.</summary>
internal sealed record User(string Name, Role Role, string PasswordHash, DateTimeOffset CreatedAt);

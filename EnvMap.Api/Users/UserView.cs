using EnvMap.Api.Auth;

namespace EnvMap.Api.Users;

/// <summary>Somebody who may log in, without the password.</summary>
/// <param name="Name">The name, in lower case.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="CreatedAt">Since when there is such a user, in UTC.</param>
public sealed record UserView(string Name, Role Role, DateTimeOffset CreatedAt);

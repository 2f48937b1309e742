namespace EnvMap.Api.Auth;

/// <summary>Who may read.</summary>
public enum ReadPolicy
{
    /// <summary>Everybody.</summary>
    Anonymous,

    /// <summary>Whoever has logged in.</summary>
    Authenticated,
}

namespace EnvMap.Api.Pages.Login;

/// <summary>Why somebody was not let in.</summary>
public enum LoginProblem
{
    /// <summary>The name or the password is wrong.</summary>
    Wrong,

    /// <summary>Too many logins were tried.</summary>
    Wait,

    /// <summary>The database is away.</summary>
    Away,
}

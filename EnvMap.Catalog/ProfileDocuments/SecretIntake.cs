namespace EnvMap.Catalog.ProfileDocuments;

/// <summary>How a resource takes secrets from files, which no list of its environment shows.</summary>
public sealed record SecretIntake
{
    /// <summary>
    /// The variable that takes the path of a file in the stead of each of these: <c>POSTGRES_PASSWORD_FILE</c> for <c>POSTGRES_PASSWORD</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> FileVariables { get; set; } = new Dictionary<string, string>();

    /// <summary>
    /// The folder in which any variable may stand as a file of its name, such as <c>ConnectionStrings__db</c>; null where it reads none.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Whether any variable may speak of a file in that folder by <c>{secret:postgres-password}</c>, or
    /// <c>{secret:postgres-password:uri}</c> for the form that stands in a URI, so that only the secret itself need be one.
    /// </summary>
    public bool References { get; init; }
}

namespace EnvMap.Tests.TestSupport;

/// <summary>Arguments with which an AppHost shares nothing with any other: a folder, ports and passwords of its own, and processes for tools.</summary>
internal sealed class AppHostArguments : IDisposable
{
    public const string PostgresPassword = "planted-postgres-secret";
    public const string CachePassword = "planted-cache-secret";

    private readonly TemporaryFolder _folder = new();

    // PostgreSQL runs as nobody where the tests run as root.
    public AppHostArguments() => File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    public string Folder => _folder.FullName;

    public string PostgresData => _folder["postgres", "data"];

    public string[] With(params string[] more) =>
    [
        $"--EnvMap:DataDirectory={_folder.FullName}", "--EnvMap:Edge:Port=0", "--EnvMap:Flavour=process",
        $"--Parameters:postgres-password={PostgresPassword}", $"--Parameters:cache-password={CachePassword}",
        $"--Parameters:api-admin-password={ApiLogin.AdminPassword}", $"--Parameters:api-signing-secret={ApiLogin.SigningSecret}", .. more,
    ];

    public void Dispose() => _folder.Dispose();
}

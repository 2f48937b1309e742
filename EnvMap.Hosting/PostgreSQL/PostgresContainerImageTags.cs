namespace EnvMap.Hosting.PostgreSQL;

/// <summary>The images, pinned.</summary>
internal static class PostgresContainerImageTags
{
    public const string Registry = "docker.io";
    public const string Image = "library/postgres";
    public const string Tag = "18.3";

    public const string PgAdminImage = "dpage/pgadmin4";
    public const string PgAdminTag = "9.15.0";

    public const string PgWebImage = "sosedoff/pgweb";
    public const string PgWebTag = "0.17.0";

    public const string McpImage = "crystaldba/postgres-mcp";
    public const string McpTag = "0.3.0";
}

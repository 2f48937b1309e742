namespace EnvMap.Cli.Running;

// As Aspire's own tools take them: Parameters__postgres-password, or Parameters__postgres_password where a shell allows no hyphen.
internal static class GivenParameters
{
    public static string? Of(string name) => Environment.GetEnvironmentVariable($"Parameters__{name}") ?? Environment.GetEnvironmentVariable($"Parameters__{name.Replace('-', '_')}");
}

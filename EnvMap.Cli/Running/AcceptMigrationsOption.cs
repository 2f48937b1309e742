using System.CommandLine;

namespace EnvMap.Cli.Running;

internal static class AcceptMigrationsOption
{
    public static Option<bool> Create() => new("--accept-migrations") { Description = "Goes back also where a migration has since taken away what the earlier version uses." };
}

using System.CommandLine;

namespace EnvMap.Cli.Running;

internal static class DatabaseServiceOption
{
    public static Option<string?> Create() => new("--service") { HelpName = "name", Description = "The service that is PostgreSQL. Default: the one that realises the row 'PostgreSQL (Docker)'." };
}

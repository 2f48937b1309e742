namespace EnvMap.Cli;

// The same for every verb; docs/cli.md tells them.
internal static class ExitCodes
{
    public const int Done = 0;

    // The work was done and found what it was asked to find: a check failed.
    public const int Findings = 1;

    // Nothing was done: the command line, the map or a name in it is wrong.
    public const int BadInput = 2;
}

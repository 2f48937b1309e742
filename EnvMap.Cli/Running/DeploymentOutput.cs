using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

// What came of starting a version, told to people and as an exit code.
internal static class DeploymentOutput
{
    public static int Write(DeployedProject project, DeployReport report)
    {
        if (report.Succeeded)
        {
            Console.Out.WriteLine(report.Changed
                ? $"{project.Name}: version {report.Version} runs on {project.MachineName}."
                : $"{project.Name}: version {report.Version} runs on {project.MachineName} already; nothing has changed.");
            return ExitCodes.Done;
        }
        foreach (var (service, log) in report.Logs)
        {
            Console.Error.WriteLine($"The last lines of {service}:");
            foreach (var line in log.Split('\n'))
            {
                Console.Error.WriteLine($"  {line.TrimEnd('\r')}");
            }
        }
        Console.Error.WriteLine($"{project.Name}: error: Version {report.Version} is not healthy on {project.MachineName}.");
        foreach (var reason in report.Reasons)
        {
            Console.Error.WriteLine($"  {reason}");
        }
        if (report.RolledBackTo is { } version)
        {
            Console.Error.WriteLine($"Version {version} runs again.");
        }
        return ExitCodes.Findings;
    }
}

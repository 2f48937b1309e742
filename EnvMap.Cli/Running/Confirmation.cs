using System.CommandLine;
using EnvMap.Deploy.Compose.Running;

namespace EnvMap.Cli.Running;

// What cannot be undone is asked for by the name of the project.
internal sealed class Confirmation
{
    private readonly Option<bool> _yes = new("--yes") { Description = "Does not ask." };

    public Confirmation(Command command) => command.Options.Add(_yes);

    public void Require(ParseResult result, DeployedProject project, string consequence)
    {
        if (result.GetValue(_yes))
        {
            return;
        }
        Console.Out.Write($"{project.Name} on {project.MachineName}: {consequence} Write its name to go on: ");
        if (Console.In.ReadLine()?.Trim() != project.Name)
        {
            throw new DeploymentException($"Nothing was done: the name was not '{project.Name}'. Write it, or say --yes.", isBadInput: true);
        }
    }
}

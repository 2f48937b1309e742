using System.CommandLine;

namespace EnvMap.Cli;

// A command whose help ends with examples.
internal abstract class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    public static string PathOf(Command command) => command is RootCommand || command.Parents.OfType<Command>().FirstOrDefault() is not { } parent
        ? "envmap"
        : $"{PathOf(parent)} {command.Name}";
}

using System.Text.RegularExpressions;
using EnvMap.Deploy.Compose.Running.Machines;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Looks for Compose on a machine: the plugin of the engine, then the program of its own.</summary>
internal static partial class ComposeEngineFinder
{
    // Older ones do not know what we write, or answer in other words.
    private static readonly Version s_oldest = new(2, 26);

    public static async Task<ComposeEngine> FindAsync(IMachine machine, string engine, string? registry, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        // The program of its own speaks to Docker, whichever engine was asked for.
        IReadOnlyList<IReadOnlyList<string>> programs = engine is "docker" ? [[engine, "compose"], ["docker-compose"]] : [[engine, "compose"]];
        foreach (var program in programs)
        {
            var answer = await AskAsync(machine, program, cancellationToken).ConfigureAwait(false);
            if (answer is not null && VersionNumber().Match(answer) is { Success: true } match && Version.TryParse(match.Value, out var version))
            {
                if (version >= s_oldest)
                {
                    return new ComposeEngine(machine, program, engine, registry);
                }
                found.Add($"'{string.Join(' ', program)}' is {version}");
            }
        }
        throw new DeploymentException(
            $"Compose {s_oldest} or later is needed on {machine.Name}: {(found.Count is 0 ? (engine is "docker" ? "neither 'docker compose' nor 'docker-compose' is there" : $"'{engine} compose' is not there") : string.Join(", ", found))}. "
            + "Install Docker's plugin docker-compose (packages docker-compose-plugin, or docker-compose from Debian 13 on).",
            isBadInput: true);
    }

    private static async Task<string?> AskAsync(IMachine machine, IReadOnlyList<string> program, CancellationToken cancellationToken)
    {
        try
        {
            var result = await machine.RunAsync(new ProcessCommand(program[0], [.. program.Skip(1), "version", "--short"]), cancellationToken).ConfigureAwait(false);
            return result.Succeeded ? result.Output : null;
        }
        catch (ProcessStartException)
        {
            return null;
        }
    }

    // 2.26.1-4, v2.39.0
    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}

using System.Globalization;
using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Builds the images of a version, starts it, and waits until it is healthy.</summary>
internal sealed class ProjectStarter(DeployedProject project)
{
    private const string LogLines = "30";

    public async Task BuildAsync(string version, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var built = project.Project.Services.Where(service => service.BuildContext is not null).Select(service => service.Name).ToList();
        if (built.Count is 0)
        {
            return;
        }
        if (project.Machine.IsRemote && project.Project.Services.FirstOrDefault(service => service.BuildContext?.StartsWith("./", StringComparison.Ordinal) is false) is { } foreign)
        {
            throw new DeploymentException(
                $"The image of '{foreign.Name}' is built from {foreign.BuildContext}, which does not go to {project.MachineName}. "
                + "Build and push it here, to where ENVMAP_REGISTRY says, and deploy with --no-build.",
                isBadInput: true);
        }
        progress.Report($"Images of version {version}: {string.Join(", ", built)}");
        var result = await project.Engine.RunAsync(version, ["build", .. built], cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            throw new DeploymentException($"The images of version {version} cannot be built on {project.MachineName}:\n{(result.Output + result.Error).Trim()}");
        }
    }

    /// <summary>Null where everything became healthy in time; else what did not, and why.</summary>
    public async Task<DeployReport?> StartAsync(string version, TimeSpan timeout, bool recreates, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var seconds = Math.Max(1, (int)timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        IReadOnlyList<string> arguments =
        [
            "--progress", "plain", "up", "--detach", "--no-build", "--remove-orphans", "--wait", "--wait-timeout", seconds, .. recreates ? new[] { "--force-recreate" } : [],
        ];
        var former = recreates ? (await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false)).Select(state => state.Id).ToHashSet() : [];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Compose's own limit does not count while one service waits for another to be healthy.
        limit.CancelAfter(timeout);
        string reason;
        var hasEnded = false;
        try
        {
            var result = await project.Engine.RunAsync(
                version, arguments, limit.Token, command => Limit(command with { OnLine = line => Tell(line, progress) }, seconds)).ConfigureAwait(false);
            if (result.Succeeded)
            {
                return null;
            }
            (reason, hasEnded) = (LastLine(result), true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reason = $"not healthy after {seconds} s";
        }
        var states = await project.ReadStatesAsync(cancellationToken).ConfigureAwait(false);
        // Compose takes a task that has ended for one that failed, however well it ended.
        return hasEnded && await IsUpAsync(version, states, former, cancellationToken).ConfigureAwait(false)
            ? null
            : await DescribeAsync(version, reason, states, cancellationToken).ConfigureAwait(false);
    }

    // Containers that are well may be those of the version before, where Compose ended ahead of touching them.
    private async Task<bool> IsUpAsync(string version, IReadOnlyList<ServiceState> states, HashSet<string> former, CancellationToken cancellationToken)
    {
        if (states.Count is 0 || project.Missing(states).Count > 0 || IllOf(states).Count > 0)
        {
            return false;
        }
        var hashes = await project.Engine.ReadHashesOfAsync(version, cancellationToken).ConfigureAwait(false);
        return states.All(state => !former.Contains(state.Id) && hashes.GetValueOrDefault(state.Service) == state.ConfigHash);
    }

    // A task that fails is started again and again: caught as it runs, it has kept others waiting all the same.
    private static List<ServiceState> IllOf(IReadOnlyList<ServiceState> states) =>
        [.. states.Where(state => !state.IsWell || state is { IsTask: true, State: not "exited" })];

    // Ending ssh here ends nothing there.
    private ProcessCommand Limit(ProcessCommand command, string seconds) => project.Machine.IsRemote
        ? command with { FileName = "timeout", Arguments = [seconds, command.FileName, .. command.Arguments] }
        : command;

    private async Task<DeployReport> DescribeAsync(string version, string reason, IReadOnlyList<ServiceState> states, CancellationToken cancellationToken)
    {
        var ill = IllOf(states);
        var logs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in ill.Where(state => state.State is not "created").Select(state => state.Service).Distinct())
        {
            var log = await project.Engine.RunAsync(
                version, ["logs", "--no-color", "--no-log-prefix", "--tail", LogLines, service], cancellationToken).ConfigureAwait(false);
            logs[service] = TerminalText.Plain(log.Output + log.Error).TrimEnd();
        }
        return new DeployReport
        {
            Version = version,
            Succeeded = false,
            Reasons = [$"Compose says: {reason}", .. ill.Select(Describe)],
            Logs = logs,
        };
    }

    private static string Describe(ServiceState state) => state.State is "exited"
        ? $"{state.Service} has ended with exit code {state.ExitCode}."
        : $"{state.Service} is {state.State}{(state.Health.Length > 0 ? $", {state.Health}" : "")}.";

    private static void Tell(string line, IProgress<string> progress)
    {
        if (line.Trim() is { Length: > 0 } text)
        {
            progress.Report(text);
        }
    }

    private static string LastLine(ProcessResult result) =>
        $"{result.Output}\n{result.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? $"exit code {result.ExitCode}";
}

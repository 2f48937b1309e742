using System.Text.RegularExpressions;
using EnvMap.Deploy.Compose.EnvFiles;
using EnvMap.Deploy.Compose.Planning;
using EnvMap.Deploy.Compose.Running.Machines;

namespace EnvMap.Deploy.Compose.Running;

/// <summary>Looks whether Compose can read the files of variables before it tries: what it says otherwise has their values in it.</summary>
internal static partial class EnvironmentFileCheck
{
    private const string SecretsFolder = $"${{{VariablePlan.SecretsFolderName}}}";

    /// <exception cref="DeploymentException">A file has a line that Compose would stumble over.</exception>
    public static async Task RunAsync(IMachine machine, ComposeProject project, CancellationToken cancellationToken)
    {
        var environment = await CheckAsync(machine, ComposeEnvironmentFile.FileName, [], cancellationToken).ConfigureAwait(false);
        var secrets = environment.Find(VariablePlan.SecretsFolderName)?.Value ?? VariablePlan.DefaultSecretsFolder;
        foreach (var file in project.Services.SelectMany(service => service.EnvFiles).Distinct())
        {
            await CheckAsync(machine, file.Replace(SecretsFolder, secrets, StringComparison.Ordinal), environment.Entries, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<EnvFile> CheckAsync(IMachine machine, string path, IEnumerable<EnvEntry> before, CancellationToken cancellationToken)
    {
        var text = await machine.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? "";
        var (file, problems) = EnvFileReader.Read(path, text);
        var known = before.Select(entry => entry.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var wrong = problems.Select(problem => (problem.Line, problem.Message)).ToList();
        foreach (var entry in file.Entries.Where(entry => entry.Name is not null))
        {
            if (entry.Value is null && !IsKnown(entry.Raw, known))
            {
                wrong.Add((entry.Line, $"'{entry.Name}' has a $, which Compose takes for the beginning of a variable that nobody has set. Write the value between single quotes."));
            }
            known.Add(entry.Name!);
        }
        return wrong.Count is 0 ? file : throw new DeploymentException(
            string.Join('\n', wrong.Order().Select(problem => $"{path}({problem.Line}) on {machine.Name}: {problem.Message}")), isBadInput: true);
    }

    // What is left of the value when its references to other variables are taken out of it, the inner ones first, has no more of them.
    private static bool IsKnown(string raw, HashSet<string> known)
    {
        var text = raw.Replace(@"\$", "", StringComparison.Ordinal).Replace("$$", "", StringComparison.Ordinal);
        for (var before = ""; before != text;)
        {
            before = text;
            text = Reference().Replace(text, match => match.Groups["other"].Success || known.Contains(match.Groups["name"].Value) || Environment.GetEnvironmentVariable(match.Groups["name"].Value) is not null
                ? "" : match.Value);
        }
        return !text.Contains('$', StringComparison.Ordinal);
    }

    // $NAME, ${NAME}, ${NAME:-default}, ${NAME:+other}, ${NAME:?reason}; between the braces there may be more of them, in pairs.
    [GeneratedRegex(
        @"\$(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?:(?<other>:?[-+])|:?\?)(?:[^{}$]|(?<open>\{)|(?<-open>\}))*(?(open)(?!)))?\})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}

using System.Text.RegularExpressions;
using EnvMap.Catalog;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.SecretsManagement.EnvFiles;

/// <summary>
/// <c>.env</c> holds every variable of the services, for its owner alone and in no repository; where the map calls it insecure, no secret.
/// </summary>
internal sealed partial class EnvFilesEvidence : IRowEvidence
{
    private const string EnvFile = "compose/.env";
    private const string Example = "compose/.env.example";

    public string Row => ".env files";

    public EvidenceGrade GradeIn(DeployEnvironment environment) => EvidenceGrade.Observed;

    public IEnumerable<string> Check(PublishedProfile published)
    {
        foreach (var problem in published.CheckInEffect(Row))
        {
            yield return problem;
        }
        if (!published.Outputs.TryGetValue(EnvFile, out var text) || !published.Outputs.TryGetValue(Example, out var example))
        {
            yield return "There is no .env, or no .env.example.";
            yield break;
        }
        if (!published.OwnerOnly.Contains(EnvFile))
        {
            yield return "Others than its owner may read .env.";
        }
        if (published.Outputs.GetValueOrDefault("compose/.gitignore")?.Split('\n').Contains("/.env") is not true)
        {
            yield return ".env would get into the repository.";
        }
        var names = NamesIn(text);
        foreach (var missing in NamesIn(example).Except(names))
        {
            yield return $".env has no {missing}, which .env.example has.";
        }
        foreach (var missing in Used(published.Outputs["compose/compose.yaml"]).Except(names))
        {
            yield return $"compose.yaml speaks of {missing}, which .env does not have.";
        }
        var secrets = published.Compose.Section("secrets").Select(secret => secret.Key.ToUpperInvariant().Replace('-', '_')).ToHashSet();
        var mayHold = published.Row(Row)?.Cell.Contains("Not secure", StringComparison.Ordinal) is not true;
        foreach (var secret in secrets.Where(secret => names.Contains(secret) != mayHold))
        {
            yield return mayHold ? $".env has no {secret}, which is where it is changed." : $".env holds the secret {secret}, where the map calls it insecure.";
        }
    }

    private static HashSet<string> NamesIn(string text) =>
        [.. text.Split('\n').Where(line => line.Contains('=') && !line.StartsWith('#')).Select(line => line[..line.IndexOf('=')])];

    // ${NAME} and ${NAME:-default}; $$ is no variable.
    private static IEnumerable<string> Used(string compose) => Variable().Matches(compose).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"(?<!\$)\$\{([A-Z_0-9]+)")]
    private static partial Regex Variable();
}

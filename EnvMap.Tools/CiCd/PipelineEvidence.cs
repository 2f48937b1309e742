using EnvMap.Tools.Evidence;

namespace EnvMap.Tools.CiCd;

/// <summary>What every pipeline must do.</summary>
internal static class PipelineEvidence
{
    /// <summary>Checks that a file for the repository builds, tests, pushes and deploys the profile, in this order.</summary>
    /// <param name="published">What was published.</param>
    /// <param name="row">The row.</param>
    /// <param name="more">What else must stand in the file, each with what is said where it does not.</param>
    public static IEnumerable<string> CheckPipeline(this PublishedProfile published, string row, params (string Text, string Problem)[] more)
    {
        if (published.Row(row)?.Files is not [var file] || published.Files.GetValueOrDefault(file) is not { } text)
        {
            yield return $"{published.Name} has no file of a pipeline.";
            yield break;
        }
        var place = 0;
        var kept = $"\"$HOME/envmap/{published.Name}\"";
        // What is not deployed to another place is deployed from a folder that no checkout cleans.
        string[] deploys = text.Contains(kept, StringComparison.Ordinal)
            ? [$" compose aspire-manifest/{published.Name} --output {kept}\n", $" inputs aspire-manifest/{published.Name} --output {kept} --check\n", $" deploy {kept} "]
            : [$" deploy aspire-manifest/{published.Name} "];
        foreach (var step in (string[])["dotnet build", "dotnet test", "docker compose push", .. deploys])
        {
            var found = text.IndexOf(step, place, StringComparison.Ordinal);
            if (found < 0)
            {
                yield return $"{file} has no '{step.Trim()}' where it should come.";
                yield break;
            }
            place = found;
        }
        if (!text[place..].Split('\n')[0].Contains($" --version \"${PipelineCommands.VersionVariable}\"", StringComparison.Ordinal))
        {
            yield return $"{file} deploys another version than the one that it has tested.";
        }
        foreach (var (wanted, problem) in more)
        {
            if (!text.Contains(wanted, StringComparison.Ordinal))
            {
                yield return problem;
            }
        }
    }
}

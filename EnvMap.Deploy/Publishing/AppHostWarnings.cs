using EnvMap.Deploy.Processes;

namespace EnvMap.Deploy.Publishing;

/// <summary>Finds what an AppHost that has published warned of.</summary>
internal static class AppHostWarnings
{
    // warn: EnvMap.Hosting.Publishing.PublishRunner[1209823155]
    //       What WithContainerFiles gives 'x' is not published. Put it into the image or a volume.
    private const string Logged = "warn: ";

    // Watchtower: warning: The project is archived.
    private const string Told = ": warning: ";

    public static IReadOnlyList<string> In(ProcessResult run)
    {
        var warnings = LinesOf(run.Error).Where(line => line.Contains(Told, StringComparison.Ordinal)).ToList();
        var isWarning = false;
        foreach (var line in LinesOf(run.Output))
        {
            if (isWarning && line.StartsWith(' '))
            {
                warnings.Add($"warning: {line.Trim()}");
            }
            else
            {
                isWarning = line.StartsWith(Logged, StringComparison.Ordinal);
            }
        }
        return warnings;
    }

    private static IEnumerable<string> LinesOf(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

using System.Text.RegularExpressions;

namespace EnvMap.Catalog;

/// <summary>A step of the migration path.</summary>
/// <param name="Environment">The environment that the step is about.</param>
/// <param name="Text">What happens there.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">The column of the text's first character, counted from 1.</param>
public sealed partial record MigrationStep(DeployEnvironment Environment, string Text, int Line, int Column)
{
    /// <summary>The phases that the text names.</summary>
    public IReadOnlyList<Phase> Phases =>
        [.. PhaseWords().Matches(Text).Select(match => Phase.TryParse(match.Value, out var phase) ? phase : default)];

    [GeneratedRegex(@"\bPhase\s+[0-9]{1,3}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhaseWords();
}

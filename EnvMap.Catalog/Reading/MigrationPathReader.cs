using System.Text.RegularExpressions;

namespace EnvMap.Catalog.Reading;

// Raw item: `2. **Staging**: Migrate to AWS (Phase 2)`
internal sealed partial class MigrationPathReader(ProblemLog problems)
{
    public IReadOnlyList<MigrationStep> Read(IReadOnlyList<OutlineSection> outline) =>
    [
        .. outline.Named(MapHeadings.MigrationPath)
            .SelectMany(section => section.Blocks)
            .Where(block => block.Kind is OutlineKind.ListItem)
            .Select(Read)
            .OfType<MigrationStep>(),
    ];

    private MigrationStep? Read(OutlineBlock item)
    {
        var match = Step().Match(item.Text);
        var name = match.Groups[1].Value.Trim();
        if (!match.Success)
        {
            problems.Warning(item.FirstLine, item.Column, $"'{item.Text}' is no step of the migration path and is left aside. Write '**Environment**: what happens'.");
            return null;
        }
        if (!DeployEnvironments.TryParse(name, out var environment))
        {
            problems.Error(item.FirstLine, item.Column,
                $"'{name}' in the migration path is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(name, DeployEnvironments.Names)}");
            return null;
        }
        return new MigrationStep(environment, match.Groups[2].Value, item.FirstLine, item.Column + match.Groups[2].Index);
    }

    [GeneratedRegex(@"^\*\*([^*]+)\*\*\s*:\s*(.*)$")]
    private static partial Regex Step();
}

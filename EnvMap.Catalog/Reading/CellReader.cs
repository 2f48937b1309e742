using System.Globalization;
using System.Text.RegularExpressions;

namespace EnvMap.Catalog.Reading;

// Raw cells: `✅` · `❌` · `⚠️ Phase 2` · `⚠️ Phase 2 (Optional)` · `⚠️ Optional` · `⚠️ Not recommended` · `⚠️ Not secure`
internal static partial class CellReader
{
    private const string Forms = "Phase N, Phase N (Optional), Optional, Not recommended or Not secure";

    public static ToolPlacement? Read(string tool, DeployEnvironment environment, TableCell cell, int line, ProblemLog problems)
    {
        var place = $"'{tool}' in column {environment.ToColumn()}";
        if (cell.Text.Length is 0)
        {
            problems.Error(line, cell.Column, $"{place} is empty. Write ✅, ⚠️ with its words, or ❌.");
            return null;
        }
        if (!MarkReader.TryRead(cell.Text, out var status, out var words))
        {
            problems.Error(line, cell.Column,
                $"{place} has no known mark: '{cell.Text}'. Start the cell with ✅, ⚠️ or ❌.{MarkReader.DidYouMean(cell.Text)}");
            return null;
        }
        var placement = new ToolPlacement
        {
            Environment = environment,
            Status = status,
            Text = cell.Text,
            Line = line,
            Column = cell.Column,
        };
        if (status is not CellStatus.Planned)
        {
            if (words.Length is 0)
            {
                return placement;
            }
            problems.Error(line, cell.Column, $"{place} says '{words}' after {status.ToMark()}, which takes no words. Remove them, or write '⚠️ {words}'.");
            return null;
        }
        if (ReadWords(placement, Spaces().Replace(words, " ")) is { } complete)
        {
            return complete;
        }
        problems.Error(line, cell.Column, words.Length is 0
            ? $"{place} has ⚠️ without words. Add {Forms}."
            : $"{place} has the unknown status '{words}'. Write {Forms}.{Suggestion.DidYouMean(words, Candidates(words))}");
        return null;
    }

    private static ToolPlacement? ReadWords(ToolPlacement placement, string words)
    {
        const string Option = " (Optional)";
        var optional = words.EndsWith(Option, StringComparison.OrdinalIgnoreCase);
        if (Phase.TryParse(optional ? words[..^Option.Length] : words, out var phase) && phase > Phase.Today)
        {
            return placement with { Phase = phase, Optional = optional };
        }
        return words.ToUpperInvariant() switch
        {
            "OPTIONAL" => placement with { Optional = true },
            "NOT RECOMMENDED" => placement with { Caveat = CellCaveat.NotRecommended },
            "NOT SECURE" => placement with { Caveat = CellCaveat.NotSecure },
            _ => null,
        };
    }

    private static IEnumerable<string> Candidates(string words)
    {
        string[] fixedForms = ["Optional", CellCaveat.NotRecommended.ToWords(), CellCaveat.NotSecure.ToWords()];
        return Number().Match(words) is { Success: true } number
            && int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) is var n and > 0
            ? [$"Phase {n}", $"Phase {n} (Optional)", .. fixedForms]
            : fixedForms;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<![0-9])[0-9]{1,3}(?![0-9])")]
    private static partial Regex Number();
}

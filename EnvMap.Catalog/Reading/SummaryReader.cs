using System.Text.RegularExpressions;

namespace EnvMap.Catalog.Reading;

// Raw lines: `### Staging` · `**Current:**` · `- ✅ Docker Compose` · `**Phase 2 Adds:**` · `- ⚠️ Loki + Promtail (logging)`
internal sealed partial class SummaryReader(ProblemLog problems)
{
    private const string Current = "Current";

    public IReadOnlyList<EnvironmentSummary> Read(IReadOnlyList<OutlineSection> outline)
    {
        var summaries = new List<EnvironmentSummary>();
        foreach (var section in outline.Named(MapHeadings.Summary))
        {
            List<SummaryList>? lists = null;
            List<SummaryItem>? items = null;
            foreach (var block in section.Blocks)
            {
                if (block.Kind is OutlineKind.Heading)
                {
                    (lists, items) = (ReadHeading(block, summaries), null);
                }
                else if (block.Kind is OutlineKind.Paragraph)
                {
                    items = ReadLabel(block, lists) ?? items;
                }
                else if (items is not null)
                {
                    ReadItem(block, items);
                }
            }
        }
        return summaries;
    }

    private List<SummaryList>? ReadHeading(OutlineBlock heading, List<EnvironmentSummary> summaries)
    {
        var name = heading.Text.Split(' ', 2)[0];
        if (!DeployEnvironments.TryParse(name, out var environment))
        {
            problems.Error(heading.FirstLine, heading.Column,
                $"'{heading.Text}' starts with no environment. Start it with {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(name, DeployEnvironments.Names)}");
            return null;
        }
        var lists = new List<SummaryList>();
        summaries.Add(new EnvironmentSummary { Environment = environment, Title = heading.Text, Lists = lists, Line = heading.FirstLine });
        return lists;
    }

    private List<SummaryItem>? ReadLabel(OutlineBlock block, List<SummaryList>? lists)
    {
        var match = Label().Match(block.Text);
        if (!match.Success || lists is null)
        {
            return null;
        }
        var label = match.Groups[1].Value.Trim();
        var words = label.EndsWith(" Adds", StringComparison.OrdinalIgnoreCase) ? label[..^" Adds".Length] : label;
        var isCurrent = string.Equals(label, Current, StringComparison.OrdinalIgnoreCase);
        if (!Phase.TryParse(words, out var phase) && !isCurrent)
        {
            problems.Error(block.FirstLine, 1,
                $"'{label}' is no list of a summary. Write '**Current:**' or '**Phase N Adds:**'.{Suggestion.DidYouMean(label, [Current, "Phase 1 Adds", "Phase 2 Adds", "Phase 3 Adds"])}");
        }
        var items = new List<SummaryItem>();
        if (isCurrent || phase > Phase.Today)
        {
            lists.Add(new SummaryList { Phase = phase, Items = items, Line = block.FirstLine });
        }
        return items;
    }

    private void ReadItem(OutlineBlock block, List<SummaryItem> items)
    {
        if (!MarkReader.TryRead(block.Text, out var status, out var words))
        {
            problems.Error(block.FirstLine, block.Column,
                $"'{block.Text}' starts with no mark. Write ✅ for what is current, ⚠️ for what a phase adds.{MarkReader.DidYouMean(block.Text)}");
        }
        else if (words.Length is 0)
        {
            problems.Error(block.FirstLine, block.Column, $"The item has a mark and no name. Name a row behind {status.ToMark()}, or remove the item.");
        }
        else
        {
            items.Add(new SummaryItem(status, words, block.FirstLine, block.Column + block.Text.LastIndexOf(words, StringComparison.Ordinal)));
        }
    }

    [GeneratedRegex(@"^\*\*([^*]+?):?\*\*:?$")]
    private static partial Regex Label();
}

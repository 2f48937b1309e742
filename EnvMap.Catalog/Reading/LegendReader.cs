using System.Text.RegularExpressions;

namespace EnvMap.Catalog.Reading;

// Raw items: `- ✅ **Currently Implemented**: Tool is in use` · `- **Phase 1**: Local infrastructure only`
internal sealed partial class LegendReader(ProblemLog problems)
{
    public MapLegend Read(IReadOnlyList<OutlineSection> outline)
    {
        var sections = outline.Named(MapHeadings.Legend).ToList();
        if (sections.Count is 0)
        {
            problems.Error(0, 0, $"The map has no '## {MapHeadings.Legend}'. Add one that names the marks and the phases.");
        }
        var marks = new List<LegendMark>();
        var phases = new List<LegendPhase>();
        foreach (var item in sections.SelectMany(section => section.Blocks).Where(block => block.Kind is OutlineKind.ListItem))
        {
            Read(item, marks, phases);
        }
        return new MapLegend { Marks = marks, Phases = phases, Line = sections.FirstOrDefault()?.Line ?? 0 };
    }

    private void Read(OutlineBlock item, List<LegendMark> marks, List<LegendPhase> phases)
    {
        var marked = MarkReader.TryRead(item.Text, out var status, out var words);
        var match = Entry().Match(words);
        var name = match.Groups[1].Value.Trim();
        var description = match.Groups[2].Value.Trim();
        if (!match.Success)
        {
            problems.Warning(item.FirstLine, item.Column,
                $"'{item.Text}' is no entry of the legend and is left aside. Write '✅ **Name**: meaning' or '**Phase N**: meaning'.");
        }
        else if (marked)
        {
            AddOnce(marks, mark => mark.Status == status, new LegendMark(status, name, description, item.FirstLine), item, status.ToMark());
        }
        else if (Phase.TryParse(name, out var phase))
        {
            AddOnce(phases, other => other.Phase == phase, new LegendPhase(phase, description, item.FirstLine), item, name);
        }
        else
        {
            problems.Unknown(item.FirstLine, item.Column, name, $"'{name}' in the legend is neither a mark nor a phase.",
                Enumerable.Range(1, 9).Select(number => new Phase(number).ToString()));
        }
    }

    private void AddOnce<T>(List<T> entries, Predicate<T> same, T entry, OutlineBlock item, string name)
    {
        if (entries.Exists(same))
        {
            problems.Error(item.FirstLine, item.Column, $"The legend explains '{name}' twice. Remove one.");
            return;
        }
        entries.Add(entry);
    }

    [GeneratedRegex(@"^\*\*([^*]+)\*\*\s*:\s*(.*)$")]
    private static partial Regex Entry();
}

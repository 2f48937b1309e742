using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace EnvMap.Catalog.Reading;

// Markdig says what is a heading, a list, a paragraph, and what is code or a comment and must not be read.
// Tables stay paragraphs here and TableReader reads their lines itself: Markdig's table extension turns a damaged
// table into prose, pads short rows and keeps no spacing, so neither the cure nor the bytes could be told from it.
internal static partial class MarkdownOutline
{
    private const int SectionLevel = 2;

    private static readonly MarkdownPipeline s_pipeline = CreatePipeline();

    public static IReadOnlyList<OutlineSection> Read(MapSource source, ProblemLog problems)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(source.Text, s_pipeline);
        }
        catch (ArgumentException exception)
        {
            problems.Error(1, 1, $"The file is no readable Markdown: {exception.Message} Take the nested lists apart.");
            return [];
        }
        foreach (var code in document.Descendants<FencedCodeBlock>().Where(code => code.ClosingFencedCharCount is 0))
        {
            problems.Error(code.Line + 1, 1, $"The code that begins here is never closed, so nothing below it is read. Close it with {new string(code.FencedChar, code.OpeningFencedCharCount)}.");
        }
        var blocks = new List<OutlineBlock>();
        var sections = new List<OutlineSection> { new("", 0, blocks) };
        foreach (var block in document.SelectMany(block => ToOutline(block, source)))
        {
            if (block is { Kind: OutlineKind.Heading, Level: <= SectionLevel })
            {
                blocks = [];
                sections.Add(new OutlineSection(block.Level == SectionLevel ? block.Text : "", block.FirstLine, blocks));
            }
            else
            {
                blocks.Add(block);
            }
        }
        return sections;
    }

    private static IEnumerable<OutlineBlock> ToOutline(Block block, MapSource source) => block switch
    {
        HeadingBlock heading => [ToLine(OutlineKind.Heading, heading, HeadingLead(), source, heading.Level)],
        ListBlock list => list.Select(item => ToLine(OutlineKind.ListItem, item, ItemLead(), source, level: 0)),
        ParagraphBlock paragraph => ToParagraphs(paragraph, source),
        _ => [],
    };

    private static OutlineBlock ToLine(OutlineKind kind, Block block, Regex lead, MapSource source, int level)
    {
        var line = source.Lines[block.Line].Text;
        var start = lead.Match(line).Length;
        var text = line[start..].TrimEnd();
        // A heading may be closed as well: `## Legend ##`.
        var closed = text.TrimEnd('#');
        return new OutlineBlock(kind, block.Line + 1, block.Line + 1, level,
            level > 0 && (closed.Length is 0 || closed[^1] is ' ' or '\t') ? closed.TrimEnd() : text, start + 1);
    }

    // Without setext headings Markdig takes a `---` right under a paragraph into it; it parts two of them.
    private static IEnumerable<OutlineBlock> ToParagraphs(ParagraphBlock paragraph, MapSource source)
    {
        var first = paragraph.Line;
        var text = source.Text.AsSpan(paragraph.Span.Start, paragraph.Span.Length);
        var last = Math.Min(first + text.Count('\n') + LoneReturns(text), source.Lines.Count - 1);
        for (var line = first; line <= last + 1; line++)
        {
            if (line > last || ThematicBreak().IsMatch(source.Lines[line].Text))
            {
                if (line > first)
                {
                    yield return new OutlineBlock(OutlineKind.Paragraph, first + 1, line, 0, source.Lines[first].Text.Trim(), 1);
                }
                first = line + 1;
            }
        }
    }

    private static int LoneReturns(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            count += text[i] is '\r' && (i + 1 == text.Length || text[i + 1] is not '\n') ? 1 : 0;
        }
        return count;
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        // A `---` right under a table's last row would make the whole table a heading.
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }

    [GeneratedRegex(@"^ {0,3}#+[ \t]*")]
    private static partial Regex HeadingLead();

    [GeneratedRegex("^ {0,3}-{3,}[ \t]*$")]
    private static partial Regex ThematicBreak();

    [GeneratedRegex(@"^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]*")]
    private static partial Regex ItemLead();
}

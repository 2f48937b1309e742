using EnvMap.Catalog;
using EnvMap.Tests.Evidence;
using EnvMap.Tools.Evidence;

namespace EnvMap.Tests.Mutations;

/// <summary>Every check can fail: each mutation is found by the check of its row, in each cell of the row, and by no other.</summary>
[Collection(nameof(EvidenceCollection))]
public sealed class MutationTests(EvidenceRun run)
{
    private static readonly Dictionary<string, RowMutations> s_byRow = typeof(MutationTests).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(RowMutations)))
        .Select(type => (RowMutations)Activator.CreateInstance(type)!)
        .ToDictionary(mutations => mutations.Row);

    private static readonly CheckSentences s_sentences = new();

    public static TheoryData<string> Rows => [.. RowEvidences.All.Select(evidence => evidence.Row)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void TheCheckOfARowFindsItsMutationsAndNoOtherDoesAndSaysAllThatItCan(string row)
    {
        var said = new HashSet<string>();
        Assert.True(s_byRow.TryGetValue(row, out var mutations), $"The check of '{row}' has no mutation. Give it a class {nameof(RowMutations)}.");
        var cells = EvidencePlan.Cells(run.Map, row).Where(cell => cell.Cell.IsApplicable).ToList();
        Assert.NotEmpty(cells);
        foreach (var (tool, cell) in cells)
        {
            var published = run.Published[EvidencePlan.Of(run.Map, tool, cell).Single().Key];
            var rows = RowEvidences.All.Where(evidence => evidence.Row == row || published.Has(evidence.Row)).ToList();
            var before = Failing(rows, published);
            Assert.DoesNotContain(row, before);
            var applicable = mutations.Mutations.Where(mutation => mutation.Only is null || mutation.Only == cell.Environment).ToList();
            Assert.NotEmpty(applicable);
            foreach (var mutation in applicable)
            {
                var mutated = mutation.Apply(published);
                var found = Failing(rows, mutated).Except(before).Except(mutation.Also.Where(other => other != row)).ToList();
                Assert.True(found.SequenceEqual([row]), $"'{mutation}' in {cell.Environment} is found by: {string.Join(", ", found)}.");
                said.UnionWith(RowEvidences.Of(row)!.Check(mutated));
            }
        }

        var sentences = s_sentences.Of(RowEvidences.Of(row)!.GetType().Name);
        Assert.NotEmpty(sentences);
        Assert.Equal([], said.Where(text => !sentences.Any(sentence => sentence.Shape.IsMatch(text))));
        Assert.Equal([], sentences.Where(sentence => !said.Any(sentence.Shape.IsMatch)).Select(sentence => sentence.Text));
    }

    [Fact]
    public void NoMutationsAreOfARowThatHasNoCheck() => Assert.Empty(s_byRow.Keys.Except(RowEvidences.All.Select(evidence => evidence.Row)));

    [Fact]
    public void ATraceOfAnAbsentRowIsFoundWhereverItStands()
    {
        var absent = EvidencePlan.Cells(run.Map).Where(cell => !cell.Cell.IsApplicable).ToList();
        Assert.Equal(38, absent.Count);
        foreach (var (tool, cell) in absent)
        {
            var published = run.Published[EvidencePlan.Of(run.Map, tool, cell)[0].Key];
            Assert.Empty(AbsentRows.TracesOf(tool.Name, published));
            Assert.All(Traces(tool), trace => Assert.True(AbsentRows.TracesOf(tool.Name, trace.Apply(published)).Any(), $"'{trace}' of {tool.Name} is not found in {cell.Environment}."));
        }
    }

    private static List<string> Failing(IEnumerable<IRowEvidence> rows, PublishedProfile published) =>
        [.. rows.Where(evidence => evidence.Check(published).Any()).Select(evidence => evidence.Row)];

    private static IEnumerable<Mutation> Traces(Tool tool)
    {
        yield return Edit.Service("api", "a variable", service => service["environment"]!["TRACE"] = tool.Id.Value);
        yield return Edit.Compose("a service", root => root["services"]![tool.Id.Value] = root["services"]!["api"]!.DeepClone());
        yield return Edit.Manifest("a resource", manifest => manifest["resources"]![tool.Id.Value] = manifest["resources"]!["api"]!.DeepClone());
        yield return new Mutation("a file", published => Edit.With(published, $"compose/files/{tool.Id}.conf", ""));
        yield return Edit.Resource("api", "a resource that realises it", api => api with { Rows = [.. api.Rows, tool.Name] });
    }
}

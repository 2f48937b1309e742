using CsCheck;
using EnvMap.Catalog.Validation;

namespace EnvMap.Tests.TestSupport;

/// <summary>Maps that are right, in every form that the format allows.</summary>
internal static class MapGenerator
{
    private static readonly string[] s_cells =
    [
        "✅", "❌", "⚠️ Optional", "⚠️ Phase 1", "⚠️ Phase 2", "⚠️ Phase 3", "⚠️ Phase 2 (Optional)", "⚠️ Phase 3 (Optional)", "⚠️ Not recommended",
        "⚠️ Not secure", "⚠ Phase 1", "⚠️  optional",
    ];

    private static readonly Gen<string> s_spaces = Gen.OneOf("", " ", "  ", "\t", " \t ");

    private static readonly Gen<string> s_notes = Gen.OneOf("", "plain", "a \\| b", "`code`", "**bold**", "ünï 𝒳 ✅", "<b>", "trailing \\\\", "x | y".Replace("|", "\\|", StringComparison.Ordinal));

    // A name of its own, or a known one, which may have a slot.
    private static Gen<string> Name(int index) => Gen.Select(Gen.Bool, Gen.OneOf("Tool", "My tool (own)", "k6", "Ünïcode", "a/b"), Gen.Int[0, 3],
        (isKnown, own, known) => isKnown ? KnownTools.Names[((index * 4) + known) % KnownTools.Names.Count] : $"{own} {index}");

    private static Gen<GeneratedRow> Row(int index) => Gen.Select(
        Name(index), Gen.OneOf("Docker", "AWS", "Built-in", "Own thing"), Gen.OneOf(s_cells).Array[3], s_notes, s_spaces.Array[12], Gen.Bool,
        (name, type, cells, notes, spaces, isClosed) => new GeneratedRow(name, type, cells, notes, spaces, isClosed));

    public static Gen<GeneratedMap> Map { get; } =
        from rows in Gen.Int[1, 13].SelectMany(count => Sequence([.. Enumerable.Range(0, count).Select(Row)]))
        from sections in Gen.Int[1, 4]
        from ending in Gen.OneOf("\n", "\r\n", "\r")
        from hasMark in Gen.Bool
        from end in Gen.OneOf("", "\n", "\n\n  \n")
        select new GeneratedMap(rows, sections, ending, hasMark, end);

    private static Gen<GeneratedRow[]> Sequence(IReadOnlyList<Gen<GeneratedRow>> rows) =>
        rows.Aggregate(Gen.Const(Array.Empty<GeneratedRow>()), (all, row) => all.SelectMany(before => row.Select(next => (GeneratedRow[])[.. before, next])));
}

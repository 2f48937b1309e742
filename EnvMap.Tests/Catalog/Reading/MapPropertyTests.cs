using CsCheck;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Reading;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Reading;

public sealed class MapPropertyTests
{
    private static readonly Gen<MapEdit> s_edit = Gen.Select(
        Gen.Int[0, MapEdit.Kinds - 1], Gen.Double[0, 1], Gen.Int[1, 40], Gen.Int[0, MapEdit.Tokens.Length * 7],
        (kind, place, length, token) => new MapEdit(kind, place, length, token));

    [Fact]
    public void AMapIsReadAsItWasMeantAndWrittenAsItWasRead() => MapGenerator.Map.Sample(
        generated =>
        {
            var map = ReaderPromises.Check(generated.Text).GetMap();
            Assert.Equal(
                generated.InOrder.Select(row => (row.Name, row.Type, row.Notes.Replace("\\|", "|", StringComparison.Ordinal))),
                map.Tools.Select(tool => (tool.Name, tool.Type, tool.Notes)));
            Assert.Equal(generated.InOrder.SelectMany(row => row.Cells), map.Tools.SelectMany(tool => tool.Placements.Select(cell => cell.Text)));
        },
        iter: 300);

    [Fact]
    public void AChangedCellChangesNothingElse() => Gen.Select(MapGenerator.Map, Gen.Int[0, 1000], Gen.OneOf(DeployEnvironments.All.ToArray()), Gen.Int[1, 3]).Sample(
        (generated, index, environment, phase) =>
        {
            var map = EnvironmentMapReader.Read(generated.Text, SeedMap.Path).GetMap();
            var row = map.Tools.ElementAt(index % map.Tools.Count());
            var cell = row.In(environment) with { Status = CellStatus.Planned, Phase = new Phase(phase), Caveat = CellCaveat.None };
            var changed = EnvironmentMapWriter.Write(map.With(row.With(cell)));
            Assert.Equal(cell.ToString(), ReaderPromises.Check(changed).GetMap().Find(row.Name)!.In(environment).ToString());
            var (before, after) = (generated.Text.Split(generated.Ending), changed.Split(generated.Ending));
            Assert.Equal(before.Length, after.Length);
            Assert.All(Enumerable.Range(0, before.Length).Where(line => line != row.Line - 1), line => Assert.Equal(before[line], after[line]));
        },
        iter: 200);

    [Fact]
    public void NoTextBringsTheReaderDown() => s_edit.Array[1, 12].Sample(
        edits => { ReaderPromises.Check(MapEdit.Apply(SeedMap.Text, edits)); },
        iter: 300);

    [Fact]
    public void NoSelectionBreaksItsPromises() => Gen.Select(
        MapGenerator.Map, Gen.OneOf(DeployEnvironments.All.ToArray()), Gen.Int[0, 4], Gen.Int[0, 200].Array[0, 3], Gen.Int[0, 200].Array[0, 3], Gen.Int[0, 200].Array[0, 3]).Sample(
        (generated, environment, phase, include, exclude, options) =>
        {
            var map = EnvironmentMapReader.Read(generated.Text, SeedMap.Path).GetMap();
            string[] Names(int[] indices) => [.. indices.Select(index => map.Tools.ElementAt(index % map.Tools.Count()).Name)];
            var profile = ProfileSelector.Select(map, environment, new Phase(phase), Names(include), Names(exclude), Names(options));
            SelectorPromises.Check(map, profile);
            Assert.All(Names(exclude), name => Assert.False(profile.Has(name)));
            Assert.All(profile.Rows, row => Assert.True(
                row.IsInEffect is false || row.Placement.IsApplicable || (environment is DeployEnvironment.Local && Names(include).Contains(row.Tool.Name))));
        },
        iter: 300);
}

using System.Text.Json;
using EnvMap.Catalog.Json;
using EnvMap.Catalog.Queries;
using EnvMap.Tests.TestSupport;

namespace EnvMap.Tests.Catalog.Queries;

public sealed class MapParityTests
{
    [Fact]
    public void TheScoreCountsASubstituteHalf()
    {
        var parity = Between("staging-0", "staging-2");
        // 8 shared rows, 5 slots with a substitute, 10 rows that only staging-2 has: (8 + 2.5) / 23.
        Assert.Equal((8, 5, 0, 10), (parity.Shared.Count, parity.Substituted.Count, parity.OnlyFrom.Count, parity.OnlyTo.Count));
        Assert.Equal(45.7, parity.Score);
    }

    [Fact]
    public void OnlySidesWithTheSameRowsAreWholly()
    {
        foreach (var from in MapSideReader.Names(SeedMap.Read()))
        {
            foreach (var to in MapSideReader.Names(SeedMap.Read()))
            {
                var parity = Between(from, to);
                Assert.Equal(parity.Score, Between(to, from).Score);
                Assert.Equal(parity.Substituted.Count + parity.OnlyFrom.Count + parity.OnlyTo.Count is 0, parity.Score is 100);
            }
        }
    }

    [Fact]
    public void EmptySidesAreAlike()
    {
        var nothing = new MapSide { Name = "nothing", Rows = [] };
        Assert.Equal(100, MapParity.Between(nothing, nothing).Score);
        Assert.Equal(0, MapParity.Between(nothing, Side("staging-0")).Score);
    }

    [Fact]
    public void AnAnswerIsWrittenWithSlugsAndReadBack()
    {
        var parity = Between("staging-0", "staging-2");
        var json = JsonSerializer.Serialize(parity, CatalogJsonContext.Default.MapParity);
        Assert.Contains("\"slot\":\"orchestrator\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(
            JsonSerializer.Deserialize(json, CatalogJsonContext.Default.MapParity)!, CatalogJsonContext.Default.MapParity));
    }

    private static MapParity Between(string from, string to) => MapParity.Between(Side(from), Side(to));

    private static MapSide Side(string name) => MapSideReader.Read(SeedMap.Read(), name, new RowSelection(), [])!;
}

using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;

namespace EnvMap.Tests.Catalog.Reading;

/// <summary>What the selection of a profile promises for every map.</summary>
internal static class SelectorPromises
{
    public static void Check(EnvironmentMap map, Profile profile)
    {
        Assert.Equal(map.Tools, profile.Rows.Select(row => row.Tool));
        foreach (var row in profile.Rows)
        {
            Assert.False(string.IsNullOrWhiteSpace(row.Reason), row.Tool.Name);
            Assert.Equal(row.State is RowState.Superseded, row.SupersededBy is not null);
            if (row.SupersededBy is { } successor)
            {
                var taker = profile.Rows.Single(other => other.Tool == successor);
                Assert.True(taker.IsInEffect, $"{row.Tool.Name} is superseded by {successor.Name}, which is {taker.State}");
                Assert.Equal(row.Slot, taker.Slot);
            }
            if (row.State is RowState.In)
            {
                Assert.True(row.Placement.IsApplicable, row.Tool.Name);
                Assert.True((row.Placement.Phase ?? Phase.Today) <= profile.Name.Phase, row.Tool.Name);
            }
        }
        foreach (var slot in profile.Rows.Where(row => row.Slot is not ToolSlot.None).GroupBy(row => row.Slot))
        {
            var inEffect = slot.Where(row => row.IsInEffect).ToList();
            // One row fills a slot. Rows share it only where the map itself has them in the same phase, and none was included over the others.
            Assert.True(inEffect.Count < 2 || profile.HasErrors
                || (inEffect.TrueForAll(row => row.State is RowState.In) && inEffect.Select(row => row.Placement.Phase).Distinct().Count() is 1),
                $"slot {slot.Key} of {profile.Name}: {string.Join(", ", inEffect.Select(row => row.Tool.Name))}");
            Assert.True(inEffect.Count > 0 || slot.All(row => row.State is RowState.Out), $"slot {slot.Key} of {profile.Name} is empty");
        }
    }
}

using EnvMap.Catalog.Validation;

namespace EnvMap.Catalog.Profiles;

// In a slot an included row stays, else an option that is on, else the highest phase, else the rows in use today.
// Rows that the map marks alike stay together: the table says both, as with the two PostgreSQL rows of Local, which
// realise one database by flavour, and the two certificates of Prod, one for each edge.
internal static class SlotRule
{
    public static IReadOnlyList<ProfileRow> Apply(EnvironmentMap map, IReadOnlyList<RowCandidate> candidates, List<CatalogProblem> problems)
    {
        var settled = candidates.ToDictionary(candidate => candidate.Row.Tool, candidate => candidate.Row);
        foreach (var slot in candidates.Where(one => one.Row.IsInEffect && one.Row.Slot is not ToolSlot.None).GroupBy(one => one.Row.Slot))
        {
            var best = slot.Max(Rank);
            var winners = slot.Where(one => Rank(one) == best).Select(one => one.Row).ToList();
            if (best.Claim is not SlotClaim.ByMap && winners.Count > 1)
            {
                problems.Add(Clash(map, slot.Key, winners));
            }
            foreach (var row in winners.Where(_ => winners.Count > 1))
            {
                var others = winners.Where(other => other != row).Select(other => other.Tool.Name);
                settled[row.Tool] = row with { Reason = $"{row.Reason}; shares slot {slot.Key.ToSlug()} with {string.Join(", ", others)}" };
            }
            foreach (var row in slot.Where(one => Rank(one) != best).Select(one => one.Row))
            {
                settled[row.Tool] = row with
                {
                    State = RowState.Superseded,
                    SupersededBy = winners[0].Tool,
                    Reason = $"superseded by {string.Join(", ", winners.Select(winner => winner.Tool.Name))} in slot {slot.Key.ToSlug()}",
                };
            }
        }
        return [.. candidates.Select(candidate => settled[candidate.Row.Tool])];
    }

    // Settings leave one row in a slot, so among them the phase decides nothing.
    private static (SlotClaim Claim, Phase Phase) Rank(RowCandidate candidate) =>
        (candidate.Claim, candidate.Claim is SlotClaim.ByMap ? candidate.Phase : Phase.Today);

    private static CatalogProblem Clash(EnvironmentMap map, ToolSlot slot, List<ProfileRow> rows)
    {
        var second = rows[1].Tool;
        return map.Error(second.Line, second.Column,
            $"{string.Join(" and ", rows.Select(row => $"'{row.Tool.Name}'"))} are included, but slot {slot.ToSlug()} takes one row. Include one of them.");
    }
}

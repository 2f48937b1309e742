namespace EnvMap.Catalog.Profiles;

// A row before its slot is settled. Of the candidates of a slot the highest Claim, then the highest Phase, stays.
internal sealed record RowCandidate(ProfileRow Row, SlotClaim Claim = SlotClaim.ByMap)
{
    public Phase Phase => Row.Placement.Phase ?? Phase.Today;
}

internal enum SlotClaim
{
    ByMap,
    ByOption,
    ByInclude,
}

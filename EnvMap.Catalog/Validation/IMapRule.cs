namespace EnvMap.Catalog.Validation;

// A rule finds all its problems; it must bear a map that a reader could read only in part.
internal interface IMapRule
{
    IEnumerable<CatalogProblem> Check(EnvironmentMap map);
}

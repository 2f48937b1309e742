using EnvMap.Api.Caching;
using EnvMap.Catalog;
using EnvMap.Catalog.Json;
using EnvMap.Catalog.Queries;

namespace EnvMap.Api.Map;

internal static class MapApi
{
    private const string Route = "/api/map";

    public static void MapMap(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Route, GetAsync).WithTags("Map").WithName("GetMap").WithSummary("Reads the map, or a part of it.")
            .Produces<MapView>().ProducesValidationProblem()
            .CacheRepresentations("environment", "section", "type", "status", "phase", "q");

    private static async Task<IResult> GetAsync(
        [AsParameters] MapFilter filter, HttpContext context, CurrentMap map, RepresentationCache representations, CancellationToken cancellationToken)
    {
        var problems = new List<CatalogProblem>();
        var query = MapQueryReader.Read(map.Map, filter.ToText(), problems);
        return problems.Count > 0 ? TypedResults.ValidationProblem(problems.ToErrors())
            : !IsKept(map.Map, query) ? RepresentationCache.Make(context, View, CatalogJsonContext.Default.MapView)
            : await representations.GetAsync(KeyOf(query), View, CatalogJsonContext.Default.MapView, cancellationToken);

        MapView View() => MapView.From(map.Map, query);
    }

    // Filters can be combined without end; those that are asked for again and again have one value, of which the map has only so many.
    private static bool IsKept(EnvironmentMap map, MapQuery query)
    {
        var columns = query.Environments.Count == DeployEnvironments.All.Count ? 0 : query.Environments.Count;
        return query.Text is null or ""
            && columns + query.Sections.Count + query.Types.Count + query.Statuses.Count + query.Phases.Count <= 1
            && query.Phases.All(phase => DeployEnvironments.All.Any(environment => map.PhasesOf(environment).Contains(phase)));
    }

    // What means the same is one entry, however it was written.
    private static string KeyOf(MapQuery query) => string.Join('/',
    [
        "map",
        .. query.Environments.Select(environment => environment.ToSlug()),
        .. query.Sections.Select(section => $"section={Uri.EscapeDataString(section)}"),
        .. query.Types.Select(type => $"type={Uri.EscapeDataString(type)}"),
        .. query.Statuses.Select(status => $"status={status}"),
        .. query.Phases.Select(phase => $"phase={phase.Number}"),
    ]);
}

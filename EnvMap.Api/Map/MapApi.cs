using EnvMap.Api.Auth;
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
            .RequireRead().CacheRepresentations("environment", "section", "type", "status", "phase");

    private static async Task<IResult> GetAsync(
        [AsParameters] MapFilter filter, CurrentMap map, RepresentationCache representations, CancellationToken cancellationToken)
    {
        var problems = new List<CatalogProblem>();
        var query = MapQueryReader.Read(map.Map, filter.ToText(), problems);
        return problems.Count > 0 ? TypedResults.ValidationProblem(problems.ToErrors())
            : query.Text is { Length: > 0 } ? RepresentationCache.Make(View, CatalogJsonContext.Default.MapView)
            : await representations.GetAsync(KeyOf(query), View, CatalogJsonContext.Default.MapView, cancellationToken);

        MapView View() => MapView.From(map.Map, query);
    }

    // What means the same is one entry, however it was written.
    private static string KeyOf(MapQuery query) => string.Join('/',
        "map",
        string.Join(',', query.Environments),
        string.Join(',', query.Sections.Order(StringComparer.Ordinal)),
        string.Join(',', query.Types.Order(StringComparer.Ordinal)),
        string.Join(',', query.Statuses.Order()),
        string.Join(',', query.Phases.Order().Select(phase => phase.Number)));
}

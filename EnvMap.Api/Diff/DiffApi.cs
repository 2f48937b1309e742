using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Auth;
using EnvMap.Api.Caching;
using EnvMap.Api.Map;
using EnvMap.Catalog;
using EnvMap.Catalog.Json;
using EnvMap.Catalog.Queries;

namespace EnvMap.Api.Diff;

internal static class DiffApi
{
    public static void MapDiff(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/diff", GetAsync).WithTags("Map").WithName("GetDiff")
            .WithSummary("Compares two profiles or columns: what is added, removed, replaced by something else, or said differently.")
            .Produces<MapDiff>().ProducesValidationProblem()
            .RequireRead().CacheRepresentations("from", "to");

    private static async Task<IResult> GetAsync(
        [Required, Description("A profile such as 'staging-0', or an environment for its whole column.")] string from,
        [Required, Description("What it is compared with.")] string to,
        CurrentMap map,
        RepresentationCache representations,
        CancellationToken cancellationToken)
    {
        var problems = new List<CatalogProblem>();
        var (first, second) = (Read(nameof(from), from), Read(nameof(to), to));
        return first is null || second is null
            ? TypedResults.ValidationProblem(problems.ToErrors())
            : await representations.GetAsync(
                $"diff/{first.Name}/{second.Name}", () => Catalog.Queries.MapDiff.Between(first, second), CatalogJsonContext.Default.MapDiff, cancellationToken);

        MapSide? Read(string parameter, string name)
        {
            var found = new List<CatalogProblem>();
            var side = MapSideReader.Read(map.Map, name, new RowSelection(), found);
            problems.AddRange(found.Select(problem => problem with { Path = parameter }));
            return side;
        }
    }
}

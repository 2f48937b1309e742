using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Caching;
using EnvMap.Api.Map;
using EnvMap.Catalog;
using EnvMap.Catalog.Json;
using EnvMap.Catalog.Queries;

namespace EnvMap.Api.Diff;

internal static class DiffApi
{
    private const string Missing = "Write a profile such as 'staging-0', or an environment.";

    public static void MapDiff(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/diff", GetAsync).WithTags("Map").WithName("GetDiff")
            .WithSummary("Compares two profiles or columns: what is added, removed, replaced by something else, or said differently.")
            .Produces<MapDiff>().ProducesValidationProblem()
            .CacheRepresentations("from", "to");

    private static async Task<IResult> GetAsync(
        [Required, Description("A profile such as 'staging-0', or an environment for its whole column.")] string? from,
        [Required, Description("What it is compared with.")] string? to,
        HttpContext context,
        CurrentMap map,
        RepresentationCache representations,
        CancellationToken cancellationToken)
    {
        var problems = new List<CatalogProblem>();
        var (first, second) = (Read(nameof(from), from), Read(nameof(to), to));
        return first is null || second is null
            ? TypedResults.ValidationProblem(problems.ToErrors())
            : (first.Name, second.Name) == (from, to)
                ? await representations.GetAsync($"diff/{from}/{to}", Compare, CatalogJsonContext.Default.MapDiff, cancellationToken)
                : RepresentationCache.Make(context, Compare, CatalogJsonContext.Default.MapDiff);

        MapDiff Compare() => Catalog.Queries.MapDiff.Between(first!, second!);

        MapSide? Read(string parameter, string? name)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                problems.Add(new CatalogProblem(parameter, 0, 0, Missing, ProblemSeverity.Error));
                return null;
            }
            var found = new List<CatalogProblem>();
            var side = MapSideReader.Read(map.Map, name, new RowSelection(), found);
            problems.AddRange(found.Select(problem => problem with { Path = parameter }));
            return side;
        }
    }
}

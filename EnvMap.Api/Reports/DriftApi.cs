using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EnvMap.Api.Auth;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Catalog;
using EnvMap.Catalog.Profiles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Reports;

internal static class DriftApi
{
    private const string Route = "/api/drift";
    private const long MaxBodyBytes = 512 * 1024;

    public static void MapDrift(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Route).WithTags("Drift").RequireMigrations();
        group.MapPost("/", AddAsync).WithName("AddDriftReport").WithSummary("Records in what running containers differ from what was published.")
            .TakesUpTo(MaxBodyBytes).RequireWrite().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/", ListAsync).WithName("ListDriftReports").WithSummary("Lists reports about drift, newest first.")
            .RequireRead();
        group.MapGet("/{id:guid}", FindAsync).WithName("GetDriftReport").WithSummary("Reads one report about drift.")
            .RequireRead().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<DriftReport>, ValidationProblem, ProblemHttpResult>> AddAsync(
        NewDriftReport report, ClaimsPrincipal user, ReportDesk desk, CurrentMap map, CancellationToken cancellationToken)
    {
        var names = map.Profiles.Select(profile => profile.Name).ToList();
        if (!ProfileName.TryParse(report.Profile, out var profile) || !names.Contains(profile))
        {
            var all = names.Select(name => name.ToString()).ToList();
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["profile"] = [$"'{report.Profile}' is no profile. Write one of {string.Join(", ", all)}.{Suggestion.DidYouMean(report.Profile!, all)}"],
            });
        }
        return await desk.TakeAsync(report, profile, user.Identity?.Name, cancellationToken) is { } added
            ? TypedResults.Created($"{Route}/{added.Id}", added)
            : TypedResults.Problem(
                $"Enough later reports of {profile} are known, so that this one is not kept. Look again, and report that.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<List<DriftReport>>> ListAsync(
        ReportStore store,
        CancellationToken cancellationToken,
        [StringLength(50), Description("Only this profile, such as 'staging-0', in any case.")] string? profile = null,
        [Range(1, 50), Description("The most reports.")] int limit = 10) =>
        TypedResults.Ok(await store.ListDriftAsync(ProfileName.TryParse(profile, out var name) ? name.ToString() : profile, limit, cancellationToken));

    private static async Task<Results<Ok<DriftReport>, ProblemHttpResult>> FindAsync(Guid id, ReportStore store, CancellationToken cancellationToken) =>
        await store.FindDriftAsync([id], cancellationToken) is [var report]
            ? TypedResults.Ok(report)
            : TypedResults.Problem($"No report about drift has the id '{id}', or it was followed by too many others.", statusCode: StatusCodes.Status404NotFound);
}

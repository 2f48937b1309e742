using System.Security.Claims;
using EnvMap.Api.Auth;
using EnvMap.Api.Migrations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Reports;

internal static class EvidenceApi
{
    private const string Route = "/api/evidence";
    private const long MaxBodyBytes = 1024 * 1024;

    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Route).WithTags("Evidence").RequireMigrations();
        group.MapPost("/", AddAsync).WithName("AddEvidence").WithSummary("Records which cells are true, and how that was shown; of others, what was known stays.")
            .TakesUpTo(MaxBodyBytes).RequireWrite();
        group.MapGet("/", FindAsync).WithName("GetEvidence").WithSummary("Reads what is known of every cell, each by the last look at it.")
            .RequireRead().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Created<EvidenceReport>> AddAsync(
        NewEvidenceReport evidence, ClaimsPrincipal user, ReportDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Created(Route, await desk.TakeAsync(evidence, user.Identity?.Name, cancellationToken));

    private static async Task<Results<Ok<EvidenceReport>, ProblemHttpResult>> FindAsync(ReportStore store, CancellationToken cancellationToken) =>
        await store.FindEvidenceAsync(cancellationToken) is { } report
            ? TypedResults.Ok(report)
            : TypedResults.Problem("No evidence was reported yet. Report it with 'envmap evidence --report'.", statusCode: StatusCodes.Status404NotFound);
}

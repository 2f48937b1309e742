using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EnvMap.Api.Auth;
using EnvMap.Api.Migrations;
using EnvMap.Api.Paging;
using EnvMap.Api.Status;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Deployments;

internal static class DeploymentsApi
{
    private const string Route = "/api/deployments";

    public static void AddDeployments(this IServiceCollection services)
    {
        services.AddSingleton<DeploymentStore>();
    }

    public static void MapDeployments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Route).WithTags("Deployments").RequireMigrations();
        group.MapPost("/", AddAsync).WithName("AddDeployment").WithSummary("Records a deployment.")
            .RequireWrite();
        group.MapGet("/", ListAsync).WithName("ListDeployments").WithSummary("Lists deployments, newest first.")
            .RequireRead();
        group.MapGet("/{id:guid}", FindAsync).WithName("GetDeployment").WithSummary("Reads one deployment.")
            .RequireRead().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Created<Deployment>> AddAsync(
        NewDeployment deployment, ClaimsPrincipal user, DeploymentStore store, StatusBoard board, CancellationToken cancellationToken)
    {
        var added = await store.AddAsync(deployment with { DeployedBy = deployment.DeployedBy ?? user.Identity?.Name }, cancellationToken);
        if (added.Outcome is DeploymentOutcome.Succeeded)
        {
            board.Set(added);
        }
        return TypedResults.Created($"{Route}/{added.Id}", added);
    }

    private static async Task<Results<Ok<DeploymentPage>, ValidationProblem>> ListAsync(
        DeploymentStore store,
        CancellationToken cancellationToken,
        [EnvironmentName, Description("Only this environment, in any case.")] string? environment = null,
        [Range(1, 200), Description("The most deployments a page holds.")] int limit = 50,
        [Description("Only deployments older than the one with this id.")] Guid? before = null)
    {
        var last = before is { } id ? await store.FindAsync(id, cancellationToken) : null;
        if (before is not null && last is null)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["before"] = [$"No deployment has the id '{before}'."] });
        }

        var (items, next) = NextPage.Cut(
            await store.ListAsync(environment, last, limit + 1, cancellationToken), limit, item => item.Id, Route, ("environment", environment));
        return TypedResults.Ok(new DeploymentPage(items, next));
    }

    private static async Task<Results<Ok<Deployment>, ProblemHttpResult>> FindAsync(
        Guid id, DeploymentStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } deployment
            ? TypedResults.Ok(deployment)
            : TypedResults.Problem($"No deployment has the id '{id}'.", statusCode: StatusCodes.Status404NotFound);
}

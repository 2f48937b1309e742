using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Auth;
using EnvMap.Api.Migrations;
using Microsoft.AspNetCore.Http.Extensions;
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
            .ProducesValidationProblem().RequireAuthorization(Policies.Write)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapGet("/", ListAsync).WithName("ListDeployments").WithSummary("Lists deployments, newest first.")
            .RequireRead();
        group.MapGet("/{id:guid}", FindAsync).WithName("GetDeployment").WithSummary("Reads one deployment.")
            .RequireRead().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Created<Deployment>> AddAsync(
        NewDeployment deployment, DeploymentStore store, CancellationToken cancellationToken)
    {
        var added = await store.AddAsync(deployment, cancellationToken);
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

        // One more than asked for tells whether there is a next page.
        var found = await store.ListAsync(environment, last, limit + 1, cancellationToken);
        var items = found.Take(limit).ToList();
        return TypedResults.Ok(new DeploymentPage(items, found.Count > limit ? NextPage(environment, limit, items[^1].Id) : null));
    }

    private static async Task<Results<Ok<Deployment>, ProblemHttpResult>> FindAsync(
        Guid id, DeploymentStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } deployment
            ? TypedResults.Ok(deployment)
            : TypedResults.Problem($"No deployment has the id '{id}'.", statusCode: StatusCodes.Status404NotFound);

    private static string NextPage(string? environment, int limit, Guid before)
    {
        var query = new QueryBuilder { { "limit", $"{limit}" }, { "before", $"{before}" } };
        if (environment is not null)
        {
            query.Add("environment", environment);
        }

        return Route + query.ToQueryString();
    }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Auth;
using EnvMap.Api.Deployments;
using EnvMap.Api.Map;
using EnvMap.Api.Migrations;
using EnvMap.Api.Paging;
using EnvMap.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Observations;

internal static class ObservationsApi
{
    private const string Route = "/api/observations";

    public static void MapObservations(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup(Route).WithTags("Observations").RequireMigrations().RequireRead()
            .MapGet("/", ListAsync).WithName("ListObservations").WithSummary("Lists changes of what is seen of cells, newest first.");
        routes.MapGroup("/api/tools/{row}/history").WithTags("Observations").RequireMigrations().RequireRead()
            .MapGet("/", ListOfCellAsync).WithName("GetHistory").WithSummary("Lists changes of what is seen of one cell, newest first.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ObservationPage>, ValidationProblem>> ListAsync(
        ObservationStore store,
        CurrentMap map,
        CancellationToken cancellationToken,
        [StringLength(200), Description("Only this row, by name or id, in any case.")] string? row = null,
        [EnvironmentName, Description("Only this environment, in any case.")] string? environment = null,
        [Range(1, 200), Description("The most observations a page holds.")] int limit = 50,
        [Description("Only observations older than the one with this id.")] Guid? before = null)
    {
        var tool = row is null ? null : map.Find(row);
        return row is not null && tool is null
            ? Wrong("row", NoRow(map, row))
            : await ReadPageAsync(store, Route, tool?.Id.Value, row, environment, limit, before, cancellationToken);
    }

    private static async Task<Results<Ok<ObservationPage>, ValidationProblem, ProblemHttpResult>> ListOfCellAsync(
        [StringLength(200), Description("The row, by name or id, in any case.")] string row,
        ObservationStore store,
        CurrentMap map,
        CancellationToken cancellationToken,
        [EnvironmentName, Description("The environment, in any case; by default this instance's.")] string? environment = null,
        [Range(1, 200), Description("The most observations a page holds.")] int limit = 50,
        [Description("Only observations older than the one with this id.")] Guid? before = null)
    {
        if (map.Find(row) is not { } tool)
        {
            return TypedResults.Problem(NoRow(map, row), statusCode: StatusCodes.Status404NotFound);
        }
        var listed = await ReadPageAsync(
            store, $"/api/tools/{tool.Id}/history", tool.Id.Value, row: null, environment ?? map.Environment.ToSlug(), limit, before, cancellationToken);
        return listed.Result is Ok<ObservationPage> ok ? ok : (ValidationProblem)listed.Result;
    }

    private static async Task<Results<Ok<ObservationPage>, ValidationProblem>> ReadPageAsync(
        ObservationStore store, string route, string? rowId, string? row, string? environment, int limit, Guid? before, CancellationToken cancellationToken)
    {
        DeployEnvironment? column = null;
        if (environment is not null)
        {
            if (!DeployEnvironments.TryParse(environment, out var parsed))
            {
                return Wrong("environment", $"'{environment}' is no environment. Write one of {string.Join(", ", DeployEnvironments.Names)}.{Suggestion.DidYouMean(environment, DeployEnvironments.Names)}");
            }
            column = parsed;
        }
        var last = before is { } id ? await store.FindAsync(id, cancellationToken) : null;
        if (before is not null && last is null)
        {
            return Wrong("before", $"No observation has the id '{before}'.");
        }

        var (items, next) = NextPage.Cut(
            await store.ListAsync(rowId, column, last, limit + 1, cancellationToken), limit, item => item.Id, route, ("row", row), ("environment", environment));
        return TypedResults.Ok(new ObservationPage(items, next));
    }

    private static string NoRow(CurrentMap map, string row) =>
        $"The map has no row '{row}'.{Suggestion.DidYouMean(row, map.Map.Tools.Select(known => known.Name))}";

    private static ValidationProblem Wrong(string name, string message) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [name] = [message] });
}

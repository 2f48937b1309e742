using System.ComponentModel;
using EnvMap.Api.Auth;
using EnvMap.Api.Map;
using EnvMap.Api.Status;
using EnvMap.Catalog;
using EnvMap.Catalog.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Tools;

internal static class ToolsApi
{
    public static void MapTools(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/tools/{row}", Get).WithTags("Map").WithName("GetTool")
            .WithSummary("Reads a row: what each profile makes of it, and the state of its cells.")
            .RequireRead().ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<ToolDetail>, ProblemHttpResult> Get(
        [Description("The row's name or id, such as 'postgresql-docker'.")] string row, CurrentMap map, StatusBoard board)
    {
        if (map.Find(row) is not { } tool)
        {
            var names = map.Map.Tools.SelectMany(known => (string[])[known.Id.Value, known.Name]);
            return TypedResults.Problem(
                $"The map has no row '{row}'.{Suggestion.DidYouMean(row, names)}", statusCode: StatusCodes.Status404NotFound);
        }
        return TypedResults.Ok(new ToolDetail(
            RowView.From(tool, DeployEnvironments.All),
            [.. map.Profiles.Select(profile => profile.Find(tool.Id.Value)!.In(profile))],
            [.. board.Current.Cells.Where(cell => cell.Row == tool.Id.Value)]));
    }

    private static ToolInProfile In(this Catalog.Profiles.ProfileRow row, Catalog.Profiles.Profile profile) =>
        new(profile.Name.ToString(), row.State, row.Reason, row.SupersededBy?.Name);
}

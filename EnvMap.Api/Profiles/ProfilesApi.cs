using System.ComponentModel;
using EnvMap.Api.Auth;
using EnvMap.Api.Caching;
using EnvMap.Api.Map;
using EnvMap.Catalog;
using EnvMap.Catalog.Json;
using EnvMap.Catalog.Profiles;
using EnvMap.Catalog.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Profiles;

internal static class ProfilesApi
{
    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/profiles").WithTags("Map").RequireRead();
        group.MapGet("/", List).WithName("ListProfiles").WithSummary("Lists the profiles: each environment in each phase that changes it.");
        group.MapGet("/{name}", GetAsync).WithName("GetProfile").WithSummary("Reads what a profile makes of every row, and why.")
            .Produces<ProfileView>().ProducesProblem(StatusCodes.Status404NotFound)
            .CacheRepresentations();
    }

    private static Ok<string[]> List(CurrentMap map) => TypedResults.Ok(map.Profiles.Select(profile => profile.Name.ToString()).ToArray());

    private static async Task<IResult> GetAsync(
        [Description("An environment or its alias, and a phase, such as 'staging-2'.")] string name,
        HttpContext context,
        CurrentMap map,
        RepresentationCache representations,
        CancellationToken cancellationToken)
    {
        if (!ProfileName.TryParse(name, out var given))
        {
            var names = map.Profiles.Select(profile => profile.Name.ToString()).ToList();
            return TypedResults.Problem(
                $"'{name}' is no profile. Write one of {string.Join(", ", names)}.{Suggestion.DidYouMean(name, names)}",
                statusCode: StatusCodes.Status404NotFound);
        }
        var profile = ProfileSelector.Select(map.Map, given.Environment, given.Phase);

        // Any number is a phase: only the names that the map has are worth a place.
        return $"{profile.Name}" == name
            ? await representations.GetAsync($"profile/{name}", View, CatalogJsonContext.Default.ProfileView, cancellationToken)
            : RepresentationCache.Make(context, View, CatalogJsonContext.Default.ProfileView);

        ProfileView View() => ProfileView.From(profile);
    }
}

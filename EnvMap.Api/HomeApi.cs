using System.Reflection;
using EnvMap.Api.Auth;

namespace EnvMap.Api;

internal static class HomeApi
{
    private static readonly string s_version = typeof(HomeApi).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void MapHome(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api", () => TypedResults.Ok(new
        {
            name = "EnvMap",
            version = s_version,
            links = new
            {
                page = "/",
                map = "/api/map",
                profiles = "/api/profiles",
                status = "/api/status",
                stream = "/api/status/stream",
                observations = "/api/observations",
                deployments = "/api/deployments",
                openapi = "/openapi/v1.json",
                health = "/health",
                alive = "/alive",
            },
        })).RequireRead().ExcludeFromDescription();
}

using System.Reflection;

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
                deployments = "/api/deployments",
                openapi = "/openapi/v1.json",
                health = "/health",
                alive = "/alive",
                metrics = "/metrics",
            },
        })).ExcludeFromDescription();
}

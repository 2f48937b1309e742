namespace EnvMap.Api.Migrations;

internal static class MigrationExtensions
{
    public static void AddMigrations(this IServiceCollection services)
    {
        services.AddSingleton(EmbeddedMigrations.Read());
        services.AddSingleton<Migrator>();
        services.AddSingleton<MigrationStatus>();
        services.AddHostedService<MigrationService>();
        services.AddHealthChecks().AddCheck<MigrationStatus>("migrations");
    }

    /// <summary>Answers 503 while the schema is not what the endpoints expect.</summary>
    public static RouteGroupBuilder RequireMigrations(this RouteGroupBuilder group)
    {
        var status = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<MigrationStatus>();
        return group.ProducesProblem(StatusCodes.Status503ServiceUnavailable).AddEndpointFilter(async (context, next) =>
            status.Reason is { } reason
                ? TypedResults.Problem(reason, statusCode: StatusCodes.Status503ServiceUnavailable)
                : await next(context));
    }
}

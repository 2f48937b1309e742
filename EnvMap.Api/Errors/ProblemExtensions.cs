using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace EnvMap.Api.Errors;

internal static class ProblemExtensions
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => NameAsInJson(context.ProblemDetails));
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddExceptionHandler<BadRequestHandler>();
        services.AddExceptionHandler<DatabaseErrorHandler>();

        // Otherwise only Development throws, and elsewhere the reason is lost.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    // Validation names properties as they are in C#; a client knows them as they are in JSON.
    private static void NameAsInJson(ProblemDetails problem)
    {
        if (problem is HttpValidationProblemDetails validation)
        {
            validation.Errors = validation.Errors.ToDictionary(
                error => JsonNamingPolicy.CamelCase.ConvertName(error.Key), error => error.Value);
        }
    }
}

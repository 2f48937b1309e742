using System.ComponentModel.DataAnnotations;
using EnvMap.Api.Auth;
using EnvMap.Api.Migrations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnvMap.Api.Users;

internal static class UsersApi
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/users").WithTags("Users").RequireMigrations().RequireAuthorization(Policies.Administer)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        group.MapGet("/", ListAsync).WithName("ListUsers").WithSummary("Lists the users.");
        group.MapPut("/{name}", SaveAsync).WithName("SaveUser").WithSummary("Adds a user, or changes role and password of one.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/{name}", RemoveAsync).WithName("RemoveUser").WithSummary("Removes a user; tokens end when they expire.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<UserView[]>> ListAsync(UserStore users, CancellationToken cancellationToken) =>
        TypedResults.Ok((await users.ListAsync(cancellationToken)).Select(View).ToArray());

    private static async Task<Results<Ok<UserView>, ProblemHttpResult>> SaveAsync(
        [RegularExpression(UserName.Pattern)] string name, NewUser user, UserStore users, Passwords passwords, CancellationToken cancellationToken)
    {
        var hash = user.Password is { } password ? passwords.Hash(password) : null;
        return await users.SaveAsync(name, user.Role, hash, cancellationToken) is { } saved
            ? TypedResults.Ok(View(saved))
            : Conflict(hash is null && await users.FindAsync(name, cancellationToken) is null
                ? $"'{name}' is new and needs a password."
                : $"'{name}' is the last admin. Make somebody else one first.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        [RegularExpression(UserName.Pattern)] string name, UserStore users, CancellationToken cancellationToken)
    {
        if (await users.RemoveAsync(name, cancellationToken) is not null)
        {
            return TypedResults.NoContent();
        }
        return await users.FindAsync(name, cancellationToken) is null
            ? TypedResults.Problem($"There is no user '{name}'.", statusCode: StatusCodes.Status404NotFound)
            : Conflict($"'{name}' is the last admin. Make somebody else one first.");
    }

    private static UserView View(User user) => new(user.Name, user.Role, user.CreatedAt);

    private static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict);
}

using EnvMap.Api.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EnvMap.Api.OpenApi;

/// <summary>Tells a client how to send a token, and where one is needed.</summary>
internal sealed class LoginTransformer(IServiceProvider services) : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string Scheme = "token";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The token of /api/login.",
        };

        // It would be whatever host the client asks for.
        document.Servers?.Clear();
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var needed = metadata.OfType<IAllowAnonymous>().Any() ? [] : metadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList();
        if (services.GetReadPolicy() is ReadPolicy.Anonymous)
        {
            needed.RemoveAll(policy => policy is Policies.Read);
        }
        if (needed.Count > 0)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        }
        return Task.CompletedTask;
    }
}

namespace EnvMap.Api.OpenApi;

internal static class OpenApiExtensions
{
    /// <summary>Describes the routes of the API, without those that only answer HEAD.</summary>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = route => route.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer<LoginTransformer>();
        options.AddOperationTransformer<LoginTransformer>();
    });
}

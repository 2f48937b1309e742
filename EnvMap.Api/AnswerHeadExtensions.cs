using Microsoft.AspNetCore.Http.Metadata;

namespace EnvMap.Api;

internal static class AnswerHeadExtensions
{
    private const string EndlessAnswer = "text/event-stream";

    /// <summary>Has every route of the group that answers GET answer HEAD too, but those whose answer has no end.</summary>
    public static RouteGroupBuilder AnswerHead(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"] } && !IsEndless(endpoint))
            {
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
            }
        });
        return group;
    }

    private static bool IsEndless(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.ContentTypes.Contains(EndlessAnswer));
}

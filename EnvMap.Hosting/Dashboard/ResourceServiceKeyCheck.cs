using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace EnvMap.Hosting.Dashboard;

/// <summary>Answers 401 to calls that do not carry the key of the resource service.</summary>
internal sealed class ResourceServiceKeyCheck(string key)
{
    public const string HeaderName = "x-resource-service-api-key";

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[HeaderName] is [{ } given] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _key))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

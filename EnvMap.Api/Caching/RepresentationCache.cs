using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using EnvMap.Api.Map;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Net.Http.Headers;

namespace EnvMap.Api.Caching;

/// <summary>
/// Answers that follow from the map alone, as bytes with an entity tag. Each is made once at a time, however many ask for it, and is
/// shared among the instances that serve the same map.
/// </summary>
internal sealed class RepresentationCache(HybridCache cache, CurrentMap map)
{
    // Marks of the table stay readable; what HTML gives a meaning is escaped.
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The answer: 200 with the JSON of what <paramref name="create"/> gives, or 304 where the client has it already.</summary>
    public async Task<FileContentHttpResult> GetAsync<T>(string key, Func<T> create, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var body = await cache.GetOrCreateAsync(
            $"{map.Fingerprint}/{key}", (create, type), static (state, _) => ValueTask.FromResult(Write(state.create(), state.type)), cancellationToken: cancellationToken);
        return Answer(body);
    }

    /// <summary>As <see cref="GetAsync"/>, and kept nowhere.</summary>
    public static FileContentHttpResult Make<T>(HttpContext context, Func<T> create, JsonTypeInfo<T> type)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { } outputs)
        {
            outputs.Context.AllowCacheStorage = false;
        }
        return Answer(Write(create(), type));
    }

    private static FileContentHttpResult Answer(byte[] body) => TypedResults.Bytes(
        body,
        "application/json; charset=utf-8",
        entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\""));

    private static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        return buffer.ToArray();
    }
}

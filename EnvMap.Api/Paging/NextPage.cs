using Microsoft.AspNetCore.Http.Extensions;

namespace EnvMap.Api.Paging;

/// <summary>Cuts what was found into a page, and tells where the next one is.</summary>
internal static class NextPage
{
    /// <summary>The first <paramref name="limit"/> of what was found, one more than that having been asked for, and the address of the rest.</summary>
    public static (List<T> Items, string? Next) Cut<T>(
        IReadOnlyList<T> found, int limit, Func<T, Guid> id, string route, params IEnumerable<(string Name, string? Value)> filters)
    {
        var items = found.Take(limit).ToList();
        return (items, found.Count > limit ? Address(route, limit, id(items[^1]), filters) : null);
    }

    private static string Address(string route, int limit, Guid before, IEnumerable<(string Name, string? Value)> filters)
    {
        var query = new QueryBuilder { { "limit", $"{limit}" }, { "before", $"{before}" } };
        foreach (var (name, value) in filters)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
        return route + query.ToQueryString();
    }
}

using System.Globalization;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>What a watch has told so far, so that after a reconnection only what is new is told.</summary>
internal sealed class DcpWatchState<T>
    where T : DcpObject
{
    private readonly Dictionary<string, T> _known = [];

    // Uids never come back. Without this a late repetition would bring a deleted object back to life.
    private readonly HashSet<string> _deleted = [];

    /// <summary>The changes between what was told and a fresh list.</summary>
    public IEnumerable<DcpWatchEvent<T>> Relist(IReadOnlyList<T> items)
    {
        var listed = items.Select(Uid).ToHashSet();
        var gone = _known.Values.Where(o => !listed.Contains(Uid(o))).ToList();
        return gone.Select(o => (Type: DcpWatchEventType.Deleted, Object: o))
            .Concat(items.Select(o => (Type: DcpWatchEventType.Added, Object: o)))
            .Select(c => Apply(c.Type, c.Object))
            .OfType<DcpWatchEvent<T>>();
    }

    /// <summary>Null when the change has been told before.</summary>
    public DcpWatchEvent<T>? Apply(DcpWatchEventType type, T obj)
    {
        var uid = Uid(obj);
        if (_deleted.Contains(uid))
        {
            return null;
        }

        if (type == DcpWatchEventType.Deleted)
        {
            _deleted.Add(uid);

            // Nobody was told of an object that came and went during a reconnection.
            return _known.Remove(uid) ? new DcpWatchEvent<T>(type, obj) : null;
        }

        var isKnown = _known.TryGetValue(uid, out var known);
        if (isKnown && Version(known!) >= Version(obj))
        {
            return null;
        }

        _known[uid] = obj;
        return new DcpWatchEvent<T>(isKnown ? DcpWatchEventType.Modified : DcpWatchEventType.Added, obj);
    }

    private static string Uid(T obj) => obj.Metadata.Uid ?? obj.Metadata.Name;

    // DCP counts its versions up over all objects.
    private static long Version(T obj)
        => long.TryParse(obj.Metadata.ResourceVersion, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using EnvMap.Hosting.Dcp;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Tests.TestSupport;

/// <summary>
/// DCP's API in memory: objects are kept as JSON, as DCP keeps them, and every change reaches the watches. The test
/// plays DCP's part by <see cref="Update{T}"/>, or by <see cref="OnCreated"/> for whatever is created.
/// </summary>
internal sealed class FakeDcpClient : IDcpClient
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Plural, string Name), DcpObject> _objects = [];
    private readonly List<(string Plural, ChannelWriter<(DcpWatchEventType, DcpObject)> Writer)> _watches = [];
    private readonly Dictionary<(string Plural, string Name, string Source), string> _logs = [];
    private readonly List<FakeDcpCall> _calls = [];
    private long _version;

    /// <summary>Called outside the lock after each creation; it may call <see cref="Update{T}"/>.</summary>
    public Action<DcpObject>? OnCreated { get; set; }

    /// <summary>Called after each patch.</summary>
    public Action<DcpObject>? OnPatched { get; set; }

    /// <summary>Thrown by the call that it returns an exception for.</summary>
    public Func<FakeDcpCall, Exception?>? Fail { get; set; }

    /// <summary>What was called, in order.</summary>
    public IReadOnlyList<FakeDcpCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    public IReadOnlyList<T> Objects<T>()
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            return [.. _objects.Values.OfType<T>().Select(Copy)];
        }
    }

    /// <summary>Changes an object as DCP would, and tells the watches.</summary>
    public T Update<T>(string name, Action<T> change)
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            var obj = Copy((T)Find<T>(name));
            change(obj);
            return Store(obj, DcpWatchEventType.Modified);
        }
    }

    /// <summary>What <see cref="GetLogStreamAsync{T}"/> gives, line by line.</summary>
    public void SetLog<T>(string name, string source, params string[] lines)
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            _logs[(T.Plural, name, source)] = string.Concat(lines.Select(l => l + "\n"));
        }
    }

    public Task<T> CreateAsync<T>(T obj, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        T created;
        lock (_lock)
        {
            Record("create", T.KindName, obj.Metadata.Name, obj);
            if (_objects.ContainsKey((T.Plural, obj.Metadata.Name)))
            {
                throw new DcpApiException(HttpStatusCode.Conflict, $"{T.Plural} \"{obj.Metadata.Name}\" already exists");
            }

            created = Copy(obj);
            created.Metadata.Uid = Guid.NewGuid().ToString();
            created.Metadata.CreationTimestamp = DateTimeOffset.UnixEpoch;
            created = Store(created, DcpWatchEventType.Added);
        }

        OnCreated?.Invoke(created);
        return Task.FromResult(created);
    }

    public Task<T?> GetAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            Record("get", T.KindName, name);
            return Task.FromResult(_objects.TryGetValue((T.Plural, name), out var obj) ? Copy((T)obj) : null);
        }
    }

    public Task<IReadOnlyList<T>> ListAsync<T>(CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            Record("list", T.KindName);
        }

        return Task.FromResult(Objects<T>());
    }

    public Task<T> PatchAsync<T>(string name, JsonObject patch, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        T patched;
        lock (_lock)
        {
            Record("patch", T.KindName, name, patch);
            var node = JsonSerializer.SerializeToNode((T)Find<T>(name), DcpJsonContext.TypeInfo<T>())!.AsObject();
            Merge(node, patch);
            patched = Store(node.Deserialize(DcpJsonContext.TypeInfo<T>())!, DcpWatchEventType.Modified);
        }

        OnPatched?.Invoke(patched);
        return Task.FromResult(patched);
    }

    public Task<bool> DeleteAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            Record("delete", T.KindName, name);
            if (!_objects.Remove((T.Plural, name), out var obj))
            {
                return Task.FromResult(false);
            }

            Tell<T>(DcpWatchEventType.Deleted, obj);
            return Task.FromResult(true);
        }
    }

    public async IAsyncEnumerable<DcpWatchEvent<T>> WatchAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        var channel = Channel.CreateUnbounded<(DcpWatchEventType Type, DcpObject Object)>();
        lock (_lock)
        {
            Record("watch", T.KindName);
            foreach (var existing in _objects.Values.OfType<T>())
            {
                channel.Writer.TryWrite((DcpWatchEventType.Added, existing));
            }

            _watches.Add((T.Plural, channel.Writer));
        }

        await foreach (var (type, obj) in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new DcpWatchEvent<T>(type, Copy((T)obj));
        }
    }

    public Task<Stream> GetLogStreamAsync<T>(string name, DcpLogRequest request, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind
    {
        lock (_lock)
        {
            Record("log", T.KindName, name, request);
            Find<T>(name);
            return Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(_logs.GetValueOrDefault((T.Plural, name, request.Source), ""))));
        }
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
            {
                Merge(existing, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    // Nobody holds the stored object itself, as with DCP nobody does.
    private static T Copy<T>(T obj)
        where T : DcpObject
        => JsonSerializer.Deserialize(JsonSerializer.Serialize(obj, DcpJsonContext.TypeInfo<T>()), DcpJsonContext.TypeInfo<T>())!;

    private void Record(string verb, string kind, string? name = null, object? body = null)
    {
        var call = new FakeDcpCall(verb, kind, name, body);
        _calls.Add(call);
        if (Fail?.Invoke(call) is { } exception)
        {
            throw exception;
        }
    }

    private DcpObject Find<T>(string name)
        where T : DcpObject, IDcpKind
        => _objects.GetValueOrDefault((T.Plural, name)) ?? throw new DcpApiException(HttpStatusCode.NotFound, $"{T.Plural} \"{name}\" not found");

    private T Store<T>(T obj, DcpWatchEventType type)
        where T : DcpObject, IDcpKind
    {
        obj.Metadata.ResourceVersion = (++_version).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _objects[(T.Plural, obj.Metadata.Name)] = Copy(obj);
        Tell<T>(type, Copy(obj));
        return obj;
    }

    private void Tell<T>(DcpWatchEventType type, DcpObject obj)
        where T : DcpObject, IDcpKind
    {
        foreach (var (_, writer) in _watches.Where(w => w.Plural == T.Plural))
        {
            writer.TryWrite((type, obj));
        }
    }
}

using System.Text.Json.Nodes;
using EnvMap.Hosting.Dcp.Model;

namespace EnvMap.Hosting.Dcp;

/// <summary>DCP's API. Every call waits until DCP is up, and fails with <see cref="DcpApiException"/> when DCP refuses it.</summary>
internal interface IDcpClient
{
    Task<T> CreateAsync<T>(T obj, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;

    /// <summary>Null when there is no such object.</summary>
    Task<T?> GetAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;

    Task<IReadOnlyList<T>> ListAsync<T>(CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;

    /// <summary>Applies a JSON merge patch.</summary>
    Task<T> PatchAsync<T>(string name, JsonObject patch, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;

    /// <summary>Starts the deletion, which ends the object's process or container first; false when there is no such object.</summary>
    Task<bool> DeleteAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;

    /// <summary>
    /// What exists, then every change, without end and without repetition: a lost connection is taken up again and
    /// what was missed is made up for. An object that is deleted and created under the same name has another uid.
    /// </summary>
    IAsyncEnumerable<DcpWatchEvent<T>> WatchAsync<T>(CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;

    /// <summary>A log of an object, from <see cref="DcpLogSource"/>; with <see cref="DcpLogRequest.Follow"/> it ends with the object.</summary>
    Task<Stream> GetLogStreamAsync<T>(string name, DcpLogRequest request, CancellationToken cancellationToken = default)
        where T : DcpObject, IDcpKind;
}

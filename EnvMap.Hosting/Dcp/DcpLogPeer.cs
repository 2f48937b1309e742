namespace EnvMap.Hosting.Dcp;

/// <summary>A process of DCP that is connected to the log socket; the connection ends with the process.</summary>
internal sealed class DcpLogPeer(int index, int? processId)
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Counts the connections.</summary>
    public int Index { get; } = index;

    /// <summary>Null where the system does not tell.</summary>
    public int? ProcessId { get; } = processId;

    public Task Closed => _closed.Task;

    public void Close() => _closed.TrySetResult();
}

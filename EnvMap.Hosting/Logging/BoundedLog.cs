namespace Aspire.Hosting.ApplicationModel;

/// <summary>Keeps the latest lines, ordered by time as far as it is known.</summary>
internal sealed class BoundedLog
{
    public const int Capacity = 10_000;

    private readonly List<LogEntry> _entries = [];

    public void Add(LogEntry entry)
    {
        var index = _entries.Count;
        while (index > 0 && _entries[index - 1].Timestamp > entry.Timestamp)
        {
            index--;
        }

        _entries.Insert(index, entry);

        // Removing from the front moves all the rest; done once per 1,000 lines that costs nothing.
        if (_entries.Count >= Capacity + 1_000)
        {
            _entries.RemoveRange(0, _entries.Count - Capacity);
        }
    }

    public void Clear() => _entries.Clear();

    public LogEntry[] ToArray() => [.. _entries.Skip(_entries.Count - Capacity)];
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EnvMap.Hosting.Backchannel;

/// <summary>Items that each reader gets from the beginning, or from the oldest that is kept.</summary>
/// <param name="limit">How many are kept.</param>
internal class ReplayLog<T>(int limit = int.MaxValue)
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _dropped;
    private bool _isComplete;

    /// <summary>Adds an item; does nothing once the log is complete.</summary>
    public void Write(T item) => Change(() =>
    {
        _items.Add(item);
        // All at once, or each of them would move all the others.
        if (_items.Count / 2 >= limit)
        {
            _dropped += _items.Count - limit;
            _items.RemoveRange(0, _items.Count - limit);
        }
    });

    /// <summary>Ends the reading, as soon as what was written has been read.</summary>
    public void Complete() => Change(() => _isComplete = true);

    /// <summary>Reads what is kept, and what comes, until the log is complete.</summary>
    public async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = 0L; ;)
        {
            var (first, items, more) = Take(next);
            foreach (var item in items)
            {
                yield return item;
            }

            next = first + items.Length;
            if (items.Length == 0)
            {
                if (more is null)
                {
                    yield break;
                }

                await more.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            if (_isComplete)
            {
                return;
            }

            change();
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private (long First, T[] Items, Task? More) Take(long next)
    {
        lock (_gate)
        {
            var kept = Math.Min(limit, _items.Count);
            var first = Math.Max(next, _dropped + _items.Count - kept);
            return (first, CollectionsMarshal.AsSpan(_items)[(int)(first - _dropped)..].ToArray(), _isComplete ? null : _changed.Task);
        }
    }
}

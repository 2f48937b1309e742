using System.Collections;
using System.Collections.Immutable;

namespace EnvMap.Hosting.ApplicationModel;

/// <summary>A list of which each reader sees one moment, while others write.</summary>
internal sealed class CopyOnWriteList<T> : IList<T>
{
    private ImmutableArray<T> _items = [];

    public int Count => Items.Length;

    public bool IsReadOnly => false;

    private ImmutableArray<T> Items => ImmutableInterlocked.InterlockedCompareExchange(ref _items, default, default);

    public T this[int index]
    {
        get => Items[index];
        set => Change(items => items.SetItem(index, value));
    }

    public void Add(T item) => Change(items => items.Add(item));

    public void Clear() => Change(_ => []);

    public bool Contains(T item) => Items.Contains(item);

    // Whoever made room for the count may find more items by now: those that were counted are copied.
    public void CopyTo(T[] array, int arrayIndex)
    {
        var items = Items;
        items.CopyTo(0, array, arrayIndex, Math.Min(items.Length, array.Length - arrayIndex));
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    public int IndexOf(T item) => Items.IndexOf(item);

    // A place at the end that another has shortened meanwhile is still the end.
    public void Insert(int index, T item) => Change(items => items.Insert(Math.Min(index, items.Length), item));

    public bool Remove(T item) => Change(items => items.Remove(item));

    public void RemoveAt(int index) => Change(items => items.RemoveAt(index));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Change(Func<ImmutableArray<T>, ImmutableArray<T>> change) => ImmutableInterlocked.Update(ref _items, change);
}
